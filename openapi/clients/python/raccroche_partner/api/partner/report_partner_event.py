from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.appointment_event_in import AppointmentEventIn
from ...models.contact_event_in import ContactEventIn
from ...models.entry_event_in import EntryEventIn
from ...models.exit_event_in import ExitEventIn
from ...models.known_event_in import KnownEventIn
from ...models.partner_referral_status_out import PartnerReferralStatusOut
from ...models.problem_out import ProblemOut
from ...models.refusal_event_in import RefusalEventIn
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    referral_id: UUID,
    *,
    body: AppointmentEventIn | ContactEventIn | EntryEventIn | ExitEventIn | KnownEventIn | RefusalEventIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(x_correlation_id, Unset):
        headers["X-Correlation-Id"] = x_correlation_id

    headers["Idempotency-Key"] = idempotency_key



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/partner/v1/referrals/{referral_id}/events".format(referral_id=quote(str(referral_id), safe=""),),
    }

    
    if isinstance(body, ContactEventIn):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, AppointmentEventIn):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, KnownEventIn):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, EntryEventIn):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ExitEventIn):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body.to_dict()


    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PartnerReferralStatusOut | ProblemOut | None:
    if response.status_code == 201:
        response_201 = PartnerReferralStatusOut.from_dict(response.json())



        return response_201

    if response.status_code == 401:
        response_401 = ProblemOut.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = ProblemOut.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = ProblemOut.from_dict(response.json())



        return response_404

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PartnerReferralStatusOut | ProblemOut]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    referral_id: UUID,
    *,
    client: AuthenticatedClient,
    body: AppointmentEventIn | ContactEventIn | EntryEventIn | ExitEventIn | KnownEventIn | RefusalEventIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,

) -> Response[PartnerReferralStatusOut | ProblemOut]:
    """ Contact, appointment, known or not, entry, exit, refusal: kept, and the platform sees it at once

     Contact, appointment, known or not, entry, exit, refusal: kept, and the platform sees it at once.

    Events may come late and in any order; what contradicts an earlier one is refused by name (409).

    Args:
        referral_id (UUID):
        x_correlation_id (str | Unset):
        idempotency_key (str):
        body (AppointmentEventIn | ContactEventIn | EntryEventIn | ExitEventIn | KnownEventIn |
            RefusalEventIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PartnerReferralStatusOut | ProblemOut]
     """


    kwargs = _get_kwargs(
        referral_id=referral_id,
body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    referral_id: UUID,
    *,
    client: AuthenticatedClient,
    body: AppointmentEventIn | ContactEventIn | EntryEventIn | ExitEventIn | KnownEventIn | RefusalEventIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,

) -> PartnerReferralStatusOut | ProblemOut | None:
    """ Contact, appointment, known or not, entry, exit, refusal: kept, and the platform sees it at once

     Contact, appointment, known or not, entry, exit, refusal: kept, and the platform sees it at once.

    Events may come late and in any order; what contradicts an earlier one is refused by name (409).

    Args:
        referral_id (UUID):
        x_correlation_id (str | Unset):
        idempotency_key (str):
        body (AppointmentEventIn | ContactEventIn | EntryEventIn | ExitEventIn | KnownEventIn |
            RefusalEventIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PartnerReferralStatusOut | ProblemOut
     """


    return sync_detailed(
        referral_id=referral_id,
client=client,
body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,

    ).parsed

async def asyncio_detailed(
    referral_id: UUID,
    *,
    client: AuthenticatedClient,
    body: AppointmentEventIn | ContactEventIn | EntryEventIn | ExitEventIn | KnownEventIn | RefusalEventIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,

) -> Response[PartnerReferralStatusOut | ProblemOut]:
    """ Contact, appointment, known or not, entry, exit, refusal: kept, and the platform sees it at once

     Contact, appointment, known or not, entry, exit, refusal: kept, and the platform sees it at once.

    Events may come late and in any order; what contradicts an earlier one is refused by name (409).

    Args:
        referral_id (UUID):
        x_correlation_id (str | Unset):
        idempotency_key (str):
        body (AppointmentEventIn | ContactEventIn | EntryEventIn | ExitEventIn | KnownEventIn |
            RefusalEventIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PartnerReferralStatusOut | ProblemOut]
     """


    kwargs = _get_kwargs(
        referral_id=referral_id,
body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    referral_id: UUID,
    *,
    client: AuthenticatedClient,
    body: AppointmentEventIn | ContactEventIn | EntryEventIn | ExitEventIn | KnownEventIn | RefusalEventIn,
    x_correlation_id: str | Unset = UNSET,
    idempotency_key: str,

) -> PartnerReferralStatusOut | ProblemOut | None:
    """ Contact, appointment, known or not, entry, exit, refusal: kept, and the platform sees it at once

     Contact, appointment, known or not, entry, exit, refusal: kept, and the platform sees it at once.

    Events may come late and in any order; what contradicts an earlier one is refused by name (409).

    Args:
        referral_id (UUID):
        x_correlation_id (str | Unset):
        idempotency_key (str):
        body (AppointmentEventIn | ContactEventIn | EntryEventIn | ExitEventIn | KnownEventIn |
            RefusalEventIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PartnerReferralStatusOut | ProblemOut
     """


    return (await asyncio_detailed(
        referral_id=referral_id,
client=client,
body=body,
x_correlation_id=x_correlation_id,
idempotency_key=idempotency_key,

    )).parsed
