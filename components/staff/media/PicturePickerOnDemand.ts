import { onDemand } from '#components/ui/onDemand.tsx';

export const PicturePickerOnDemand = onDemand(() =>
  import('./PicturePicker.tsx').then((file) => file.PicturePicker),
);
