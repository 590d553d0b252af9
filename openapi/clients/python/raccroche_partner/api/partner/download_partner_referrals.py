from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem_out import ProblemOut
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    whole: bool | Unset = False,
    x_correlation_id: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_correlation_id, Unset):
        headers["X-Correlation-Id"] = x_correlation_id



    

    params: dict[str, Any] = {}

    params["whole"] = whole


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/partner/v1/referrals-file",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | ProblemOut | None:
    if response.status_code == 200:
        response_200 = cast(Any, None)
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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    whole: bool | Unset = False,
    x_correlation_id: str | Unset = UNSET,

) -> Response[Any | ProblemOut]:
    """ Referrals that are new or changed since your last file, or all of them, as a table

     Referrals that are new or changed since your last file, or all of them, as a table. Counted in the
    day's quota.

    What the quota holds back comes with the next file.

    Args:
        whole (bool | Unset):  Default: False.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ProblemOut]
     """


    kwargs = _get_kwargs(
        whole=whole,
x_correlation_id=x_correlation_id,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    whole: bool | Unset = False,
    x_correlation_id: str | Unset = UNSET,

) -> Any | ProblemOut | None:
    """ Referrals that are new or changed since your last file, or all of them, as a table

     Referrals that are new or changed since your last file, or all of them, as a table. Counted in the
    day's quota.

    What the quota holds back comes with the next file.

    Args:
        whole (bool | Unset):  Default: False.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ProblemOut
     """


    return sync_detailed(
        client=client,
whole=whole,
x_correlation_id=x_correlation_id,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    whole: bool | Unset = False,
    x_correlation_id: str | Unset = UNSET,

) -> Response[Any | ProblemOut]:
    """ Referrals that are new or changed since your last file, or all of them, as a table

     Referrals that are new or changed since your last file, or all of them, as a table. Counted in the
    day's quota.

    What the quota holds back comes with the next file.

    Args:
        whole (bool | Unset):  Default: False.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ProblemOut]
     """


    kwargs = _get_kwargs(
        whole=whole,
x_correlation_id=x_correlation_id,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    whole: bool | Unset = False,
    x_correlation_id: str | Unset = UNSET,

) -> Any | ProblemOut | None:
    """ Referrals that are new or changed since your last file, or all of them, as a table

     Referrals that are new or changed since your last file, or all of them, as a table. Counted in the
    day's quota.

    What the quota holds back comes with the next file.

    Args:
        whole (bool | Unset):  Default: False.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ProblemOut
     """


    return (await asyncio_detailed(
        client=client,
whole=whole,
x_correlation_id=x_correlation_id,

    )).parsed
