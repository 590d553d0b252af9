from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem_out import ProblemOut
from ...models.received_youth_out import ReceivedYouthOut
from ...models.youth_in import YouthIn
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: YouthIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_correlation_id, Unset):
        headers["X-Correlation-Id"] = x_correlation_id

    headers["Idempotency-Key"] = idempotency_key



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/partner/v1/youths",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ProblemOut | ReceivedYouthOut | None:
    if response.status_code == 201:
        response_201 = ReceivedYouthOut.from_dict(response.json())



        return response_201

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())



        return response_403

    if response.status_code == 409:
        response_409 = ProblemOut.from_dict(response.json())



        return response_409

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ProblemOut | ReceivedYouthOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: YouthIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,

) -> Response[ProblemOut | ReceivedYouthOut]:
    """ A young person of 16 to 25 who came to you by themselves and agreed: the platform of their home
    receives them

     A young person of 16 to 25 who came to you by themselves and agreed: the platform of their home
    receives them.

    Nothing is looked up: the answer is the same whoever they are.

    Args:
        x_correlation_id (str | Unset):
        idempotency_key (str):
        body (YouthIn): A young person of 16 to 25 who came by themselves and agreed that the
            platform be told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | ReceivedYouthOut]
     """


    kwargs = _get_kwargs(
        body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: YouthIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,

) -> ProblemOut | ReceivedYouthOut | None:
    """ A young person of 16 to 25 who came to you by themselves and agreed: the platform of their home
    receives them

     A young person of 16 to 25 who came to you by themselves and agreed: the platform of their home
    receives them.

    Nothing is looked up: the answer is the same whoever they are.

    Args:
        x_correlation_id (str | Unset):
        idempotency_key (str):
        body (YouthIn): A young person of 16 to 25 who came by themselves and agreed that the
            platform be told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | ReceivedYouthOut
     """


    return sync_detailed(
        client=client,
body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: YouthIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,

) -> Response[ProblemOut | ReceivedYouthOut]:
    """ A young person of 16 to 25 who came to you by themselves and agreed: the platform of their home
    receives them

     A young person of 16 to 25 who came to you by themselves and agreed: the platform of their home
    receives them.

    Nothing is looked up: the answer is the same whoever they are.

    Args:
        x_correlation_id (str | Unset):
        idempotency_key (str):
        body (YouthIn): A young person of 16 to 25 who came by themselves and agreed that the
            platform be told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | ReceivedYouthOut]
     """


    kwargs = _get_kwargs(
        body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: YouthIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,

) -> ProblemOut | ReceivedYouthOut | None:
    """ A young person of 16 to 25 who came to you by themselves and agreed: the platform of their home
    receives them

     A young person of 16 to 25 who came to you by themselves and agreed: the platform of their home
    receives them.

    Nothing is looked up: the answer is the same whoever they are.

    Args:
        x_correlation_id (str | Unset):
        idempotency_key (str):
        body (YouthIn): A young person of 16 to 25 who came by themselves and agreed that the
            platform be told.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | ReceivedYouthOut
     """


    return (await asyncio_detailed(
        client=client,
body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,

    )).parsed
