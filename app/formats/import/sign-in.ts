/** A user name, perhaps with a password, in front of the name of a server. */
const signIn = /^((?:[a-z][a-z\d+.-]*:)?\/\/|)[^/?#@]*@/i;

/** Whether an address has a user name or a password in it. */
export function hasSignIn(address: string): boolean {
  return signIn.test(address);
}

/** An address without a user name and a password: they would be stored and shared with the environment. */
export function withoutSignIn(address: string): string {
  return address.replace(signIn, '$1');
}
