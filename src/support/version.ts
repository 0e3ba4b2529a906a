/** Put in place by the build from package.json (vite.config.ts). */
declare const __INNOBELT__: { readonly version: string; readonly packages: Readonly<Record<string, string>> };

export const { version } = __INNOBELT__;

/** The packages whose numbers enter a result; the exact versions are those of package.json. */
export const numericPackages = __INNOBELT__.packages;
