export { default } from '../newsroom/not-found.tsx';
