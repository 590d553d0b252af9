from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem_out import ProblemOut
from ...models.webhook_out import WebhookOut
from ...models.webhook_step_in import WebhookStepIn
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    webhook_id: UUID,
    *,
    body: WebhookStepIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,
    if_match: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_correlation_id, Unset):
        headers["X-Correlation-Id"] = x_correlation_id

    headers["Idempotency-Key"] = idempotency_key

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/partner/v1/webhooks/{webhook_id}/transitions".format(webhook_id=quote(str(webhook_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ProblemOut | WebhookOut | None:
    if response.status_code == 200:
        response_200 = WebhookOut.from_dict(response.json())



        return response_200

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = ProblemOut.from_dict(response.json())



        return response_404

    if response.status_code == 412:
        response_412 = ProblemOut.from_dict(response.json())



        return response_412

    if response.status_code == 413:
        response_413 = ProblemOut.from_dict(response.json())



        return response_413

    if response.status_code == 422:
        response_422 = ProblemOut.from_dict(response.json())



        return response_422

    if response.status_code == 428:
        response_428 = ProblemOut.from_dict(response.json())



        return response_428

    if response.status_code == 429:
        response_429 = ProblemOut.from_dict(response.json())



        return response_429

    if response.status_code == 503:
        response_503 = ProblemOut.from_dict(response.json())



        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ProblemOut | WebhookOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient,
    body: WebhookStepIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,
    if_match: str | Unset = UNSET,

) -> Response[ProblemOut | WebhookOut]:
    """ Pause, resume or remove an address of yours

     Pause, resume or remove an address of yours.

    Args:
        webhook_id (UUID):
        x_correlation_id (str | Unset):
        idempotency_key (str):
        if_match (str | Unset):
        body (WebhookStepIn): `pause`: messages wait. `resume`: they leave, in order. `remove`:
            what waits is given up.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | WebhookOut]
     """


    kwargs = _get_kwargs(
        webhook_id=webhook_id,
body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,
if_match=if_match,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient,
    body: WebhookStepIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,
    if_match: str | Unset = UNSET,

) -> ProblemOut | WebhookOut | None:
    """ Pause, resume or remove an address of yours

     Pause, resume or remove an address of yours.

    Args:
        webhook_id (UUID):
        x_correlation_id (str | Unset):
        idempotency_key (str):
        if_match (str | Unset):
        body (WebhookStepIn): `pause`: messages wait. `resume`: they leave, in order. `remove`:
            what waits is given up.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | WebhookOut
     """


    return sync_detailed(
        webhook_id=webhook_id,
client=client,
body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,
if_match=if_match,

    ).parsed

async def asyncio_detailed(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient,
    body: WebhookStepIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,
    if_match: str | Unset = UNSET,

) -> Response[ProblemOut | WebhookOut]:
    """ Pause, resume or remove an address of yours

     Pause, resume or remove an address of yours.

    Args:
        webhook_id (UUID):
        x_correlation_id (str | Unset):
        idempotency_key (str):
        if_match (str | Unset):
        body (WebhookStepIn): `pause`: messages wait. `resume`: they leave, in order. `remove`:
            what waits is given up.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | WebhookOut]
     """


    kwargs = _get_kwargs(
        webhook_id=webhook_id,
body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,
if_match=if_match,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient,
    body: WebhookStepIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,
    if_match: str | Unset = UNSET,

) -> ProblemOut | WebhookOut | None:
    """ Pause, resume or remove an address of yours

     Pause, resume or remove an address of yours.

    Args:
        webhook_id (UUID):
        x_correlation_id (str | Unset):
        idempotency_key (str):
        if_match (str | Unset):
        body (WebhookStepIn): `pause`: messages wait. `resume`: they leave, in order. `remove`:
            what waits is given up.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | WebhookOut
     """


    return (await asyncio_detailed(
        webhook_id=webhook_id,
client=client,
body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,
if_match=if_match,

    )).parsed
