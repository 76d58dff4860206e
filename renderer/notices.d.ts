/** The licence notices of all packages in the window; scripts/notices-plugin.mjs reads them from docs/notices.txt. */
declare module 'virtual:notices' {
  export const notices: string;
}
