from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem_out import ProblemOut
from ...models.referral_feed_out import ReferralFeedOut
from ...types import UNSET, Unset
from typing import cast
import datetime



def _get_kwargs(
    *,
    changed_since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    x_correlation_id: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_correlation_id, Unset):
        headers["X-Correlation-Id"] = x_correlation_id



    

    params: dict[str, Any] = {}

    json_changed_since: None | str | Unset
    if isinstance(changed_since, Unset):
        json_changed_since = UNSET
    elif isinstance(changed_since, datetime.datetime):
        json_changed_since = changed_since.isoformat()
    else:
        json_changed_since = changed_since
    params["changed_since"] = json_changed_since

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["limit"] = limit


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/partner/v1/referrals",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ProblemOut | ReferralFeedOut | None:
    if response.status_code == 200:
        response_200 = ReferralFeedOut.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ProblemOut | ReferralFeedOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    changed_since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    x_correlation_id: str | Unset = UNSET,

) -> Response[ProblemOut | ReferralFeedOut]:
    """ What has changed among the referrals made to you, deletions included, in an order that loses nothing

     What has changed among the referrals made to you, deletions included, in an order that loses
    nothing.

    Keep `next_cursor` and ask again from it; a referral may appear several times.

    Args:
        changed_since (datetime.datetime | None | Unset): Picks the start only, when there is no
            cursor yet.
        cursor (None | str | Unset): The last `next_cursor` you received.
        limit (int | Unset):  Default: 50.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | ReferralFeedOut]
     """


    kwargs = _get_kwargs(
        changed_since=changed_since,
cursor=cursor,
limit=limit,
x_correlation_id=x_correlation_id,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    changed_since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    x_correlation_id: str | Unset = UNSET,

) -> ProblemOut | ReferralFeedOut | None:
    """ What has changed among the referrals made to you, deletions included, in an order that loses nothing

     What has changed among the referrals made to you, deletions included, in an order that loses
    nothing.

    Keep `next_cursor` and ask again from it; a referral may appear several times.

    Args:
        changed_since (datetime.datetime | None | Unset): Picks the start only, when there is no
            cursor yet.
        cursor (None | str | Unset): The last `next_cursor` you received.
        limit (int | Unset):  Default: 50.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | ReferralFeedOut
     """


    return sync_detailed(
        client=client,
changed_since=changed_since,
cursor=cursor,
limit=limit,
x_correlation_id=x_correlation_id,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    changed_since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    x_correlation_id: str | Unset = UNSET,

) -> Response[ProblemOut | ReferralFeedOut]:
    """ What has changed among the referrals made to you, deletions included, in an order that loses nothing

     What has changed among the referrals made to you, deletions included, in an order that loses
    nothing.

    Keep `next_cursor` and ask again from it; a referral may appear several times.

    Args:
        changed_since (datetime.datetime | None | Unset): Picks the start only, when there is no
            cursor yet.
        cursor (None | str | Unset): The last `next_cursor` you received.
        limit (int | Unset):  Default: 50.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ProblemOut | ReferralFeedOut]
     """


    kwargs = _get_kwargs(
        changed_since=changed_since,
cursor=cursor,
limit=limit,
x_correlation_id=x_correlation_id,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    changed_since: datetime.datetime | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    x_correlation_id: str | Unset = UNSET,

) -> ProblemOut | ReferralFeedOut | None:
    """ What has changed among the referrals made to you, deletions included, in an order that loses nothing

     What has changed among the referrals made to you, deletions included, in an order that loses
    nothing.

    Keep `next_cursor` and ask again from it; a referral may appear several times.

    Args:
        changed_since (datetime.datetime | None | Unset): Picks the start only, when there is no
            cursor yet.
        cursor (None | str | Unset): The last `next_cursor` you received.
        limit (int | Unset):  Default: 50.
        x_correlation_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ProblemOut | ReferralFeedOut
     """


    return (await asyncio_detailed(
        client=client,
changed_since=changed_since,
cursor=cursor,
limit=limit,
x_correlation_id=x_correlation_id,

    )).parsed
