"""Answers in words to a request that cannot be read, and to one that holds more than Remit takes at once."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler of 400. A script gets the words alone."""
    if not isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return render(request, "400.html", status=400)
    most = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) / 1024 / 1024
    words = f"Nothing was changed: this was more than Remit takes at once ({most:g} MB). Send it in parts."
    if request.headers.get("HX-Request"):
        return JsonResponse({"said": words}, status=413)
    return render(request, "413.html", {"words": words}, status=413)
