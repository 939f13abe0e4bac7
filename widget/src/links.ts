/** The links that may be followed. */

const ALLOWED = /^(https?|mailto|tel|sms):$/;

/** Return the address if its scheme is allowed, undefined otherwise. */
export function safeUrl(address: string | undefined): string | undefined {
  try {
    const url = new URL(address ?? "");
    return ALLOWED.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
