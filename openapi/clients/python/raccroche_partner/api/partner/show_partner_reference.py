from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.partner_reference_out import PartnerReferenceOut
from ...models.problem_out import ProblemOut
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    x_correlation_id: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_correlation_id, Unset):
        headers["X-Correlation-Id"] = x_correlation_id



    

    

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/partner/v1/reference",
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PartnerReferenceOut | ProblemOut | None:
    if response.status_code == 200:
        response_200 = PartnerReferenceOut.from_dict(response.json())



        return response_200

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())



        return response_403

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PartnerReferenceOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    x_correlation_id: str | Unset = UNSET,

) -> Response[PartnerReferenceOut | ProblemOut]:
    """ Every code of this API with its French label

     Every code of this API with its French label.

    Args:
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PartnerReferenceOut | ProblemOut]
     """


    kwargs = _get_kwargs(
        x_correlation_id=x_correlation_id,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    x_correlation_id: str | Unset = UNSET,

) -> PartnerReferenceOut | ProblemOut | None:
    """ Every code of this API with its French label

     Every code of this API with its French label.

    Args:
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PartnerReferenceOut | ProblemOut
     """


    return sync_detailed(
        client=client,
x_correlation_id=x_correlation_id,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    x_correlation_id: str | Unset = UNSET,

) -> Response[PartnerReferenceOut | ProblemOut]:
    """ Every code of this API with its French label

     Every code of this API with its French label.

    Args:
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PartnerReferenceOut | ProblemOut]
     """


    kwargs = _get_kwargs(
        x_correlation_id=x_correlation_id,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    x_correlation_id: str | Unset = UNSET,

) -> PartnerReferenceOut | ProblemOut | None:
    """ Every code of this API with its French label

     Every code of this API with its French label.

    Args:
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PartnerReferenceOut | ProblemOut
     """


    return (await asyncio_detailed(
        client=client,
x_correlation_id=x_correlation_id,

    )).parsed
