// Cart keeps what the visitor wants to buy; names and prices come from the product service.
import { createServer } from 'node:http';

const port = Number(process.env.PORT ?? 3000);
const productUrl = process.env.PRODUCT_URL ?? 'http://localhost:8080';

/** How many of each product id are in the cart. */
const quantities = new Map();

const routes = {
  'GET /healthz': async () => ({ status: 200, body: { ok: true } }),
  'GET /cart': async () => ({ status: 200, body: await contents() }),
  'POST /cart': addToCart,
  'DELETE /cart': async () => {
    quantities.clear();
    return { status: 204 };
  },
};

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://cart');
  const route = routes[`${request.method} ${pathname}`];
  const { status, body } = await (route
    ? route(request).catch((error) => ({ status: 502, body: { error: error.message } }))
    : { status: 404, body: { error: 'There is nothing here.' } });
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body ? JSON.stringify(body) : undefined);
});

server.listen(port, () => console.log(`cart listens on :${port}, products come from ${productUrl}`));
process.on('SIGTERM', () => server.close(() => process.exit(0)));

async function addToCart(request) {
  const { id } = JSON.parse(await textOf(request));
  const product = await findProduct(id);
  if (!product) return { status: 404, body: { error: `There is no product ${id}.` } };
  quantities.set(product.id, (quantities.get(product.id) ?? 0) + 1);
  return { status: 201, body: await contents() };
}

async function contents() {
  const items = await Promise.all(
    [...quantities].map(async ([id, quantity]) => ({ ...(await findProduct(id)), quantity })),
  );
  return { items, total: items.reduce((sum, item) => sum + item.price * item.quantity, 0) };
}

async function findProduct(id) {
  const response = await fetch(`${productUrl}/products/${encodeURIComponent(id)}`);
  return response.ok ? response.json() : undefined;
}

async function textOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
