/** How careful Slipway is with one context. */
export type Protection = 'open' | 'confirm' | 'type-name' | 'read-only';

const localName =
  /^(?:kind-|k3d-|minikube$|docker-desktop$|docker-for-desktop$|rancher-desktop$|orbstack$|colima)/;
const productionName = /(?:^|[^a-z])prod(?:uction)?(?:$|[^a-z])/i;

/** The level of a context: what the setting says, else `type-name` for production, `open` for local clusters, `confirm` for the rest. */
export function protectionOf(
  context: { readonly name: string; readonly server: string },
  setting: Readonly<Record<string, unknown>>,
): Protection {
  const chosen = setting[context.name];
  if (isProtection(chosen)) return chosen;
  if (productionName.test(context.name)) return 'type-name';
  if (localName.test(context.name) || isLoopback(context.server)) return 'open';
  return 'confirm';
}

function isProtection(value: unknown): value is Protection {
  return value === 'open' || value === 'confirm' || value === 'type-name' || value === 'read-only';
}

function isLoopback(server: string): boolean {
  if (!URL.canParse(server)) return false;
  const { hostname } = new URL(server);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
