/** What an option of curl does to the request. */
export type Effect =
  | 'method'
  | 'header'
  | 'data'
  | 'data-raw'
  | 'data-urlencode'
  | 'json'
  | 'url'
  | 'url-query'
  | 'user-agent'
  | 'referer'
  | 'cookie'
  | 'form'
  | 'get'
  | 'head'
  | 'next'
  /** Nothing to report. */
  | 'none'
  /** Something we do not take; the reason is given. */
  | 'refused';

/** Why the content of a file is not taken. */
export const noFile = 'The text contains only the name of the file, not its content.';

export type Option = {
  /** The long form, without dashes. */
  readonly name: string;
  /** Whether the value is the next word. */
  readonly takesValue: boolean;
  readonly effect: Effect;
  readonly why: string;
};

type Row = readonly [effect: Effect, names: string, why?: string];

const noPassword = 'This API doesn’t use passwords.';
const noProxy = 'Set the proxy in the environment or in Settings.';
const noForm = 'Only text bodies can be imported.';
const noPlace = 'Tidings doesn’t have this setting.';

// A short form comes before its long form and a comma, as in `curl --help all`.
const withValue: readonly Row[] = [
  ['method', 'X,request'],
  ['header', 'H,header'],
  ['data', 'd,data data-ascii data-binary'],
  ['data-raw', 'data-raw'],
  ['data-urlencode', 'data-urlencode'],
  ['json', 'json'],
  ['url', 'url'],
  ['url-query', 'url-query'],
  ['user-agent', 'A,user-agent'],
  ['referer', 'e,referer'],
  ['cookie', 'b,cookie'],
  ['refused', 'u,user oauth2-bearer aws-sigv4 login-options pass tlsuser tlspassword tlsauthtype', noPassword],
  ['refused', 'E,cert cert-type key key-type', 'Set the client certificate in the environment.'],
  ['refused', 'x,proxy U,proxy-user preproxy proxy1.0 proxy-header proxy-pass proxy-cacert proxy-capath', noProxy],
  ['refused', 'proxy-cert proxy-cert-type proxy-key proxy-key-type proxy-ciphers proxy-crlfile', noProxy],
  ['refused', 'proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype', noProxy],
  ['refused', 'proxy-tlspassword proxy-tlsuser noproxy', noProxy],
  ['refused', 'socks4 socks4a socks5 socks5-gssapi-service socks5-hostname haproxy-clientip', noProxy],
  ['form', 'F,form form-string', noForm],
  ['refused', 'T,upload-file', noFile],
  ['refused', 'K,config variable netrc-file', noFile],
  ['refused', 'r,range C,continue-at z,time-cond request-target resolve connect-to unix-socket', noPlace],
  ['refused', 'abstract-unix-socket interface doh-url dns-servers etag-compare', noPlace],
  ['none', 'o,output output-dir D,dump-header c,cookie-jar w,write-out stderr trace trace-ascii trace-config'],
  ['none', 'm,max-time connect-timeout expect100-timeout keepalive-time keepalive-cnt limit-rate max-filesize'],
  ['none', 'max-redirs retry retry-delay retry-max-time rate Y,speed-limit y,speed-time parallel-max'],
  ['none', 'cacert capath crlfile pinnedpubkey ciphers tls13-ciphers curves sigalgs tls-max engine egd-file'],
  ['none', 'random-file alt-svc hsts etag-save create-file-mode local-port dns-interface dns-ipv4-addr ip-tos'],
  ['none', 'dns-ipv6-addr happy-eyeballs-timeout-ms proto proto-default proto-redir h,help libcurl delegation'],
  ['none', 'service-name sasl-authzid krb ftp-account ftp-alternative-to-user ftp-method P,ftp-port ecn ech'],
  ['none', 'ftp-ssl-ccc-mode hostpubmd5 hostpubsha256 pubkey mail-auth mail-from mail-rcpt Q,quote'],
  ['none', 't,telnet-option tftp-blksize vlan-priority'],
];

const withoutValue: readonly Row[] = [
  ['get', 'G,get'],
  ['head', 'I,head'],
  ['next', ':,next'],
  ['refused', 'k,insecure', 'Tidings always verifies certificates.'],
  ['refused', 'L,location location-trusted', 'Tidings never follows redirects.'],
  ['refused', 'n,netrc netrc-optional basic digest ntlm ntlm-wb negotiate anyauth', noPassword],
  ['refused', 'p,proxytunnel proxy-insecure proxy-basic proxy-digest proxy-ntlm proxy-negotiate', noProxy],
  ['refused', 'proxy-anyauth proxy-tlsv1 proxy-http2 haproxy-protocol socks5-basic socks5-gssapi', noProxy],
  ['none', 's,silent S,show-error i,include show-headers v,verbose compressed g,globoff path-as-is'],
  ['none', 'f,fail fail-early fail-with-body #,progress-bar progress-meter no-progress-meter N,no-buffer buffer'],
  ['none', 'O,remote-name remote-name-all J,remote-header-name R,remote-time remove-on-error create-dirs clobber'],
  ['none', '0,http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only http0.9 1,tlsv1 tlsv1.0 tlsv1.1'],
  ['none', 'tlsv1.2 tlsv1.3 2,sslv2 3,sslv3 ssl ssl-reqd ssl-no-revoke ssl-revoke-best-effort cert-status'],
  ['none', 'ssl-allow-beast ssl-auto-client-cert ca-native 4,ipv4 6,ipv6 tcp-nodelay tcp-fastopen'],
  ['none', 'tr-encoding raw keepalive sessionid alpn npn false-start j,junk-session-cookies q,disable'],
  ['none', 'Z,parallel parallel-immediate post301 post302 post303 ignore-content-length retry-all-errors'],
  ['none', 'retry-connrefused styled-output suppress-connect-headers trace-ids trace-time xattr V,version M,manual'],
  ['none', 'form-escape disallow-username-in-url sasl-ir B,use-ascii a,append l,list-only crlf'],
];

const byLongName = new Map<string, Option>();
const byLetter = new Map<string, Option>();
for (const [takesValue, rows] of [[true, withValue] as const, [false, withoutValue] as const]) {
  for (const [effect, names, why = ''] of rows) {
    for (const entry of names.split(' ')) {
      const [, letter, name = ''] = /^(?:(.),)?(.+)$/.exec(entry) ?? [];
      const option = { name, takesValue, effect, why };
      byLongName.set(name, option);
      if (letter !== undefined) byLetter.set(letter, option);
    }
  }
}

/** The option of a name such as `request`, and of `no-…` before one that takes no value; null when curl has none. */
export function findLongOption(name: string): Option | null {
  const found = byLongName.get(name);
  if (found !== undefined) return found;
  const denied = name.startsWith('no-') ? byLongName.get(name.slice(3)) : undefined;
  return denied === undefined || denied.takesValue ? null : { ...denied, effect: 'none' };
}

/** The option of a letter such as `X`. */
export function findShortOption(letter: string): Option | null {
  return byLetter.get(letter) ?? null;
}
