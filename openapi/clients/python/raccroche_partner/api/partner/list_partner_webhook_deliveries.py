from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem_out import ProblemOut
from ...models.webhook_delivery_line_page import WebhookDeliveryLinePage
from ...models.webhook_state import WebhookState
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    webhook_id: UUID,
    *,
    state: None | Unset | WebhookState = UNSET,
    cursor: None | Unset | UUID = UNSET,
    limit: int | Unset = 50,
    x_correlation_id: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_correlation_id, Unset):
        headers["X-Correlation-Id"] = x_correlation_id



    

    params: dict[str, Any] = {}

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, WebhookState):
        json_state = state.value
    else:
        json_state = state
    params["state"] = json_state

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    elif isinstance(cursor, UUID):
        json_cursor = str(cursor)
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["limit"] = limit


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/partner/v1/webhooks/{webhook_id}/deliveries".format(webhook_id=quote(str(webhook_id), safe=""),),
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ProblemOut | WebhookDeliveryLinePage | None:
    if response.status_code == 200:
        response_200 = WebhookDeliveryLinePage.from_dict(response.json())



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

    if response.status_code == 422:
        response_422 = ProblemOut.from_dict(response.json())



        return response_422

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ProblemOut | WebhookDeliveryLinePage]:
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
    state: None | Unset | WebhookState = UNSET,
    cursor: None | Unset | UUID = UNSET,
    limit: int | Unset = 50,
    x_correlation_id: str | Unset = UNSET,

) -> Response[ProblemOut | WebhookDeliveryLinePage]:
    """ Messages of an address, the latest first

     Messages of an address, the latest first.

    Args:
        webhook_id (UUID):
        state (None | Unset | WebhookState):
        cursor (None | Unset | UUID):
        limit (int | Unset):  Default: 50.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | WebhookDeliveryLinePage]
     """


    kwargs = _get_kwargs(
        webhook_id=webhook_id,
state=state,
cursor=cursor,
limit=limit,
x_correlation_id=x_correlation_id,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient,
    state: None | Unset | WebhookState = UNSET,
    cursor: None | Unset | UUID = UNSET,
    limit: int | Unset = 50,
    x_correlation_id: str | Unset = UNSET,

) -> ProblemOut | WebhookDeliveryLinePage | None:
    """ Messages of an address, the latest first

     Messages of an address, the latest first.

    Args:
        webhook_id (UUID):
        state (None | Unset | WebhookState):
        cursor (None | Unset | UUID):
        limit (int | Unset):  Default: 50.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | WebhookDeliveryLinePage
     """


    return sync_detailed(
        webhook_id=webhook_id,
client=client,
state=state,
cursor=cursor,
limit=limit,
x_correlation_id=x_correlation_id,

    ).parsed

async def asyncio_detailed(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient,
    state: None | Unset | WebhookState = UNSET,
    cursor: None | Unset | UUID = UNSET,
    limit: int | Unset = 50,
    x_correlation_id: str | Unset = UNSET,

) -> Response[ProblemOut | WebhookDeliveryLinePage]:
    """ Messages of an address, the latest first

     Messages of an address, the latest first.

    Args:
        webhook_id (UUID):
        state (None | Unset | WebhookState):
        cursor (None | Unset | UUID):
        limit (int | Unset):  Default: 50.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | WebhookDeliveryLinePage]
     """


    kwargs = _get_kwargs(
        webhook_id=webhook_id,
state=state,
cursor=cursor,
limit=limit,
x_correlation_id=x_correlation_id,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    webhook_id: UUID,
    *,
    client: AuthenticatedClient,
    state: None | Unset | WebhookState = UNSET,
    cursor: None | Unset | UUID = UNSET,
    limit: int | Unset = 50,
    x_correlation_id: str | Unset = UNSET,

) -> ProblemOut | WebhookDeliveryLinePage | None:
    """ Messages of an address, the latest first

     Messages of an address, the latest first.

    Args:
        webhook_id (UUID):
        state (None | Unset | WebhookState):
        cursor (None | Unset | UUID):
        limit (int | Unset):  Default: 50.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | WebhookDeliveryLinePage
     """


    return (await asyncio_detailed(
        webhook_id=webhook_id,
client=client,
state=state,
cursor=cursor,
limit=limit,
x_correlation_id=x_correlation_id,

    )).parsed
