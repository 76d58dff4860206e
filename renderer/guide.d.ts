/** The guide as data; scripts/guide/plugin.mjs makes it from docs/guide when the window is built. */
declare module 'virtual:guide' {
  export const pages: readonly import('#renderer/features/guide/guide-page.ts').GuidePage[];
  export const pictures: import('#renderer/features/guide/guide-page.ts').GuidePictures;
}
