from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PageCompressionMiddleware(GZipMiddleware):
    """Compresses whole pages. Pieces of one that htmx asks for are small: to compress them costs more than it saves.

    Django pads what it compresses by chance, so that its length tells nothing of the secrets in it (BREACH).
    """

    def process_response(self, request: HttpRequest, response: Any) -> HttpResponseBase:
        if "HX-Request" in request.headers:
            return response  # type: ignore[no-any-return]
        return super().process_response(request, response)
