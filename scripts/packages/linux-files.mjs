/** What Tidings is called in files of the desktop. */
const name = 'tidings';

/**
 * @typedef {object} LinuxFacts what is said of the app to a desktop and to a package manager
 * @property {string} version
 * @property {string} synopsis
 * @property {string} maintainer
 * @property {string} mimeType of `.tidings` files
 * @property {string} mimeName in words
 */

/**
 * The entry for menus and for opening files, which it gets as paths: a desktop makes addresses of them where it is asked for
 * any. `Exec` needs an absolute path where it isn't on the path.
 * @param {LinuxFacts} facts
 * @param {string} [command]
 */
export function desktopEntry({ synopsis, mimeType }, command = name) {
  return `[Desktop Entry]
Type=Application
Name=Tidings
GenericName=Event sender
Comment=${synopsis}
Exec=${command} %F
Icon=${name}
Terminal=false
StartupWMClass=${name}
Categories=Development;
MimeType=${mimeType};
`;
}

/**
 * The type of `.tidings` files, for the shared MIME database.
 * @param {LinuxFacts} facts
 */
export function mimePackage({ mimeType, mimeName }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${mimeType}">
    <comment>${mimeName}</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="*.tidings"/>
    <icon name="${name}"/>
  </mime-type>
</mime-info>
`;
}

/** The libraries that Electron needs, by their names before and since the change to 64-bit times of Ubuntu 24.04. */
const depends = [
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libgtk-3-0 | libgtk-3-0t64',
  'libgbm1',
  'libnotify4',
  'libnss3',
  'libsecret-1-0',
  'libuuid1',
  'libxss1',
  'libxtst6',
  'xdg-utils',
];

/**
 * What a package manager reads.
 * @param {LinuxFacts} facts
 * @param {{ arch: string, installedKb: number }} built
 */
export function debControl({ version, synopsis, maintainer }, { arch, installedKb }) {
  return `Package: ${name}
Version: ${debVersion(version)}
Section: devel
Priority: optional
Architecture: ${arch}
Maintainer: ${maintainer}
Installed-Size: ${installedKb}
Depends: ${depends.join(', ')}
Description: ${synopsis}
 Tidings is a desktop app for Medallia Experience Orchestration. It needs no
 account, has no telemetry, and connects only to the server you name.
`;
}

/** A trial version comes before the one that it is for: in Debian only with a tilde. @param {string} version */
function debVersion(version) {
  return version.replace('-', '~');
}

/**
 * Run by the package manager after it put the files in their places, and after it removed them: menus and file types are
 * read again. `DPKG_ROOT` is where an image is made for another computer, whose own tools do that.
 */
export const refreshScript = `#!/bin/sh
set -e
if [ -z "$DPKG_ROOT" ]; then
  if command -v update-mime-database > /dev/null; then update-mime-database /usr/share/mime || true; fi
  if command -v update-desktop-database > /dev/null; then update-desktop-database -q /usr/share/applications || true; fi
  if command -v gtk-update-icon-cache > /dev/null; then gtk-update-icon-cache -qtf /usr/share/icons/hicolor || true; fi
fi
`;
