import type { KeptOutKind } from '#contracts/keptOut.ts';

/** Where a shape applies: before the headline or the first paragraph, after the last paragraph, or anywhere. */
type Place = 'head' | 'foot' | 'anywhere';

type LineShapes = { kind: KeptOutKind; place: Place; patterns: RegExp[] };
const shapesOf = (kind: KeptOutKind, place: Place, patterns: RegExp[]): LineShapes => ({
  kind,
  place,
  patterns,
});

/** Longer lines have no shape. */
const MAX_LINE_SHAPE_CHARACTERS = 300;

/**
 * Lines of agency copy that do not belong to a story. The first match applies. All patterns are anchored and take
 * linear time.
 */
const lineShapes = [
  shapesOf('service-line', 'head', [
    // Headers of a transmission: IPTC 7901 "nws0007 4 s 850 nws-lif 0908", ANPA "a0512 r i BC-…", "^BC-EU--Ferry,0412<"
    /^[a-z]{1,5}\d{3,5}(?:\s+[\w\-/&]{1,16}){1,8}$/i,
    /^\^?(?:AM|PM|BC|AP)-[\p{L}\d'’& .-]{2,60}(?:,\s?[^,]{1,40}){0,3},\s?\d{2,5}<?$/u,
    /^(?:ZCZC|ZCZC\s.{1,40}|r [a-z] [a-z]{3}.{0,20})$/,
    /^[\p{Lu}]{2,5}\d{2,5}\s+\d\s+[\p{L}\d /.-]{2,60}$/u,
  ]),
  shapesOf('service-line', 'anywhere', [
    /^(?:NNNN|\(?MORE\)?|-+\s?more\s?-+|\(?FOLLOWS?\)?|（?待续）?|\(?(?:1st|2nd|3rd|\d)?\s?(?:LEAD|LD|Writethru|WRITETHRU|TAKE \d|ADD \d))\)?$/,
  ]),
  shapesOf('service-line', 'head', [
    /^(?:\W{0,3})(?:URGENT|FLASH|BULLETIN|NEWS\s?ALERT|NEWS\s?FLASH|ALERT|SNAP|EIL|EILMELDUNG|URGENTE|急电|快讯|عاجل)(?:\W{0,3})$/iu,
    /^(?:FOR IMMEDIATE RELEASE|IMMEDIATE RELEASE|PRESS RELEASE|NEWS RELEASE|MEDIA RELEASE|PRESSEMITTEILUNG|COMMUNIQU[EÉ] DE PRESSE|NOTA DE PRENSA|新闻稿|بيان صحفي)\W{0,3}$/iu,
    /^\(?(?:EDS?|EDITORS?|ATTN|ATTENTION|WITH PHOTOS?|WITH PICTURES?|PHOTOS?|PICTURES?|FOTOS?|GRAPHICS?|VIDEO|照片|图片|视频)\)?(?:\s?[:：].{0,280}|\))$/iu,
  ]),
  shapesOf('slugline', 'head', [
    /^(?:SLUG(?:LINE)?|CATCH ?LINE|KEYWORDS?|CATEGORY|PRIORITY|URGENCY|WORDS?|WORD COUNT|SOURCE|DESK|STORY ID|关键词|稿号|分类|字数)\s*[:：]?\s.{1,200}$/iu,
    /^(?:SLUG(?:LINE)?|CATCH ?LINE|KEYWORDS?|CATEGORY|PRIORITY|关键词|稿号|分类)\s*[:：].{1,200}$/iu,
    /^[\p{L}\d][\p{L}\d &.'’-]{0,40}(?:\/[\p{L}\d &.'’-]{0,40}){1,8}\/$/u,
    /^[\p{Lu}\d]{2,20}(?:[-/][\p{Lu}\d]{2,20}){1,5}(?:\/|\s\([\p{Lu}\d ,]{1,30}\))?$/u,
  ]),
  shapesOf('byline', 'head', [
    // "By LENA HOLT and ARNO PIET"; dpa ends it with "="
    /^(?:By|BY|Von|Par|Por|De notre|From our|From the)\s+(?:the\s|our\s|staff\s)?[\p{Lu}\d][^.!?:;]{1,100}=?$/u,
  ]),
  shapesOf('slugline', 'head', [
    /^[\p{L}\d]+(?:-[\p{L}\d]+){1,8}(?:,\s?(?:\d\S{0,2}\s)?(?:lead|update|urgent|refile|corrected|writethru))?\/$|^[\p{L}\d]+(?:-[\p{L}\d]+){1,8},\s?(?:\d\S{0,2}\s)?(?:lead|update|urgent|refile|corrected|writethru)$/iu,
  ]),
  shapesOf('service-line', 'head', [
    /^(?:phone(?:d)?(?: in| notes?| copy)?|by phone|dictated|copy from|notes? from|copytaker|电话(?:口述|传稿|记录))(?:\b|(?<=\p{Script=Han})).{0,120}[^.]$/iu,
    /^\((?:adds?|updates?|repeats?|recasts?|removes?|refiles?|writes through|with)\s.{3,280}\)$/iu,
  ]),
  shapesOf('byline', 'head', [
    /^by\s+[\p{Lu}][\p{L}.'’-]+(?:\s(?:and\s)?[\p{Lu}][\p{L}.'’-]+){1,5}$/u,
    /^(?:文|记者|本报记者|通讯员|作者|撰文)\s?[/／|:：]?\s?[\p{Script=Han}·、 ]{2,30}$/u,
    /^(?:كتب|كتبت|بقلم|تقرير)\s?[:：]?\s?[\p{Script=Arabic} ]{3,60}$/u,
    /^[\p{Lu}][\p{L}.'’-]+(?: [\p{Lu}][\p{L}.'’-]+){1,3},? (?:Staff Writer|Correspondent|Reporter|Associated .{3,20}|.{3,20} (?:Writer|Correspondent))$/u,
  ]),
  shapesOf('editors-note', 'anywhere', [
    /^\(?(?:EDS|ED|EDITORS?[’']?S? NOTE|NOTE TO (?:EDITORS?|DESKS?)|ATTENTION EDITORS?)\)?\s?[-:：–—].{1,290}$/iu,
  ]),
  shapesOf('credit', 'anywhere', [
    /^[(（]?\s?(?:责任编辑|责编|编辑|校对|审核|值班编辑|来源|文字|摄影|编译)\s?[:：].{1,60}$/u,
  ]),
  shapesOf('rights', 'foot', [/^(?:©|\(c\)|copyright\b|all rights reserved|版权所有|حقوق النشر).{0,200}$/iu]),
  shapesOf('end-mark', 'anywhere', [
    /^(?:[-–—#*=/\s]{0,6})\(?(?:[Ee]nds?|E[Nn][Dd][Ss]?|FIN|ENDE|FINE|完|全文完|انتهى)\)?(?:[-–—#*=/\s]{0,6}|\.)$|^-{1,2}\s?(?:30|0)\s?-{1,2}$/u,
    /^[（(](?:完|结束|END|انتهى)[）)]$/iu,
    /^#(?:\s?#){1,6}$/,
  ]),
  shapesOf('service-line', 'foot', [
    // Signatures: "NWS-PA-04-14-24 1509GMT", "140908 Apr 24", "nws pa hk", "REUTERLIKE"
    /^[\p{Lu}\d]{2,8}(?:[-/][\p{Lu}\d]{1,8}){1,7}(?:\s+\d{3,4}(?:\s?[A-Z]{1,4})?)?<?$/u,
    /^\d{4,6}\s?(?:GMT|UTC|Z|[A-Z]{3,4})?(?:\s\p{L}{3,9}\.?\s\d{2,4})?<?$/u,
    /^\p{Ll}{2,6}(?:[ /-]\p{Ll}{1,4}){1,6}$/u,
    /^={1,3}\s?\p{L}[\p{L} ]{1,20}$|^\(\p{Lu}[\p{L} ]{1,24}\)$|^\(?more(?: to)? follows?\)?$/iu,
    /^[(=/-]{0,3}[\p{Lu}]{2,20}[)=/-]{0,3}$/u,
  ]),
];

/**
 * A sentence that names the people who worked on a story, or where to follow it; matched against whole paragraphs after
 * the last sentence.
 */
export const creditParagraph =
  /^[(（[]?(?:(?:additional\s)?(?:reporting|writing|editing|research|translation|compiled|edited|written|translated)\b.{0,40}\bby\b|follow\s.{1,60}\b(?:on|at)\b|(?:with )?(?:files|material) from\b|.{3,160}\b(?:contributed to|helped with|assisted with|reported from .{2,40} for) this (?:report|story|article|dispatch)\b)/iu;

/** Headings after which everything to the end of the transmission is for editors only. */
const deskSections = [
  shapesOf('not-for-publication', 'anywhere', [
    /^[\W_]{0,8}(?:the following .{0,60}|this (?:section|part|information) .{0,20})?(?:is |are )?(?:strictly )?not (?:intended )?for (?:publication|broadcast|print|public release)\b(?! (?:until|before|prior))/iu,
    /^[\W_]{0,8}(?:die folgenden .{0,60})?(?:sind |ist )?nicht (?:zur|für die) ver[öo]ffentlichung|^[\W_]{0,8}(?:la siguiente .{0,60})?no (?:destinad[oa]|apt[oa]) (?:a|para) (?:su |la )?publicaci[óo]n|^[\W_]{0,8}(?:les informations .{0,60})?(?:ne sont )?pas destin[ée]+e?s? [àa] (?:la )?publication|^[\W_]{0,8}ne pas publier/iu,
    /^[\W_]{0,8}(?:以下(?:内容|信息|资料)[^。]{0,10})?(?:不供|不作|不得|请勿|非供|不用于)(?:公开)?(?:发表|刊登|发布|刊播|公开)|^[\W_]{0,8}ليس(?:ت)? للنشر/u,
  ]),
  shapesOf('editors-note', 'anywhere', [
    /^[#*\s]{0,6}(?:notebook|notizblock|notes? (?:to|for) (?:the )?(?:editors?|desks?|media|journalists)|editor[’']?s[’']? notes?|hinweise? (?:an|für) (?:die )?redaktion(?:en)?|redaktionelle hinweise|notas? (?:a|para) (?:los )?(?:editores|redactores)|notes? aux r[ée]dactions?|编者注|编辑注意|致编辑|给编辑的说明|ملاحظ(?:ة|ات) (?:إلى|للـ?)\s?المحررين?)(?:\s?[:：]?\s*| follow\.?| below\.?)$/iu,
  ]),
  shapesOf('contact', 'anywhere', [
    /^[#*\s]{0,6}(?:(?:media|press|editorial|news ?desk)[ -](?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office)|contacts? (?:for (?:the )?(?:media|press|editors))|ansprechpartner(?: für (?:die )?(?:medien|presse))?|pressekontakt|kontakt f[üu]r (?:die )?(?:medien|presse)|contacto (?:de|para) prensa|contacts? presse|媒体(?:联系(?:人|方式)?|垂询)|新闻联系人|للتواصل الإعلامي|جهة الاتصال الإعلامية)\s?[:：]?(?:\s.{0,200})?$/iu,
    /^for (?:further|more|additional) (?:information|details|media information)\b.{0,40}\b(?:contact|call|email|e-mail|please)\b.{0,240}$/iu,
  ]),
];

const shapesWhere = (place: Place) =>
  lineShapes.filter((shapes) => shapes.place === place || shapes.place === 'anywhere');
const shapesAt = { head: shapesWhere('head'), foot: shapesWhere('foot') };

/** The kind of a line of agency copy at that place; null if it belongs to the story. */
export function kindOfLine(text: string, place: Exclude<Place, 'anywhere'>): KeptOutKind | null {
  return firstMatch(shapesAt[place], text);
}

/** The kind of passage that begins with this heading; null if the line is no such heading. */
export const deskSectionOf = (text: string): KeptOutKind | null => firstMatch(deskSections, text);

function firstMatch(shapes: LineShapes[], text: string): KeptOutKind | null {
  if (text.length > MAX_LINE_SHAPE_CHARACTERS) return null;
  return shapes.find(({ patterns }) => patterns.some((pattern) => pattern.test(text)))?.kind ?? null;
}

/** A rule between stories. */
export const isStoryRule = (text: string): boolean =>
  /^(?:-\s?){3,}$|^(?:=\s?){3,}$|^(?:[–—]\s?){3,}$/.test(text);

/** A rule within a story: before its credits, between its parts, before notes. */
export const isInnerRule = (text: string): boolean => /^(?:[*_•~]\s?){3,}$|^(?:\*\s?){2,}$/.test(text);
