"""A signed CloudEvent to a webhook, as https://www.standardwebhooks.com has receivers check it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from functools import cache
from typing import Any

import httpx

from flows.outbox.event import MEDIA_TYPE
from press.errors import DeliveryError

LONGEST_S = 30.0
SECRET = "BANMIAN_WEBHOOK_SECRET"


class TryLater(DeliveryError):
    """The receiver said in how many seconds it is to be asked again."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


def send(url: str, event: Mapping[str, Any], secret: str) -> None:
    """Post an event; DeliveryError when the receiver does not answer with 2xx."""
    if not secret:
        raise DeliveryError(f"Webhooks are signed: set {SECRET} to a secret the receiver knows.")
    body = json.dumps(event, ensure_ascii=False, sort_keys=True).encode()
    try:
        answer = _client().post(url, content=body, headers=headers(event["id"], body, secret))
    except httpx.HTTPError as error:
        raise DeliveryError(f"{place(url)} cannot be reached: {error}") from error
    if answer.is_success:
        return
    told = f"{place(url)} answered {answer.status_code}"
    if wait := answer.headers.get("retry-after", ""):
        raise TryLater(told, float(wait) if wait.isdecimal() else 0.0)
    raise DeliveryError(told)


@cache
def _client() -> httpx.Client:
    """Return the client of this process: one that is made for a single call costs 30 ms."""
    return httpx.Client(timeout=LONGEST_S)


def headers(key: str, body: bytes, secret: str, *, at: int | None = None) -> dict[str, str]:
    """Return the headers of a signed event: HMAC-SHA256 over id, time and body."""
    moment = str(int(time.time()) if at is None else at)
    signed = b".".join((key.encode(), moment.encode(), body))
    code = base64.b64encode(hmac.digest(_key(secret), signed, hashlib.sha256)).decode()
    return {
        "content-type": MEDIA_TYPE,
        "idempotency-key": key,
        "webhook-id": key,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{code}",
        "user-agent": "banmian",
    }


def place(url: str) -> str:
    """Return an address without what may be secret in it."""
    parsed = httpx.URL(url)
    port = f":{parsed.port}" if parsed.port else ""
    return f"{parsed.scheme}://{parsed.host}{port}{parsed.path}"


def _key(secret: str) -> bytes:
    if secret.startswith("whsec_"):
        return base64.b64decode(secret.removeprefix("whsec_"))
    return secret.encode()
