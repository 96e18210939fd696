"""Order turns the cart into an order and empties the cart."""

import json
import os
import signal
import sys
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT = int(os.environ.get("PORT", "5000"))
CART_URL = os.environ.get("CART_URL", "http://localhost:3000")

orders = []


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/healthz":
            self.answer(200, {"ok": True})
        elif self.path == "/orders":
            self.answer(200, orders)
        else:
            self.answer(404, {"error": "There is nothing here."})

    def do_POST(self):
        if self.path != "/orders":
            self.answer(404, {"error": "There is nothing here."})
            return
        try:
            cart = json.loads(call("GET", f"{CART_URL}/cart"))
            if not cart["items"]:
                self.answer(409, {"error": "The cart is empty."})
                return
            order = {"number": len(orders) + 1, **cart}
            orders.append(order)
            call("DELETE", f"{CART_URL}/cart")
            self.answer(201, order)
        except urllib.error.URLError as error:
            self.answer(502, {"error": f"The cart does not answer: {error.reason}"})

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def call(method, url):
    request = urllib.request.Request(url, method=method)
    with urllib.request.urlopen(request, timeout=5) as response:
        return response.read()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"order listens on :{PORT}, the cart is at {CART_URL}", flush=True)
    ThreadingHTTPServer(("", PORT), Handler).serve_forever()
