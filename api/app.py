"""Builds the application: routes, problems, the served SPA, the headers that every answer carries."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.datastructures import State

from api import openapi, problems, spa
from api.absences.absence_routes import router as absences
from api.absences.contact_routes import router as contacts
from api.absences.reason_routes import router as reasons
from api.absences.routes import router as roll_calls
from api.accounts.administration_routes import router as administration
from api.accounts.oidc_routes import router as identity_provider
from api.accounts.own_routes import router as own_account
from api.accounts.public_routes import router as public_accounts
from api.accounts.routes import router as sign_in
from api.accounts.steps_second_factor import seal_at_start
from api.attendance_cases.companion_routes import router as case_companions
from api.attendance_cases.department_routes import router as department
from api.attendance_cases.dsden_routes import router as dsden
from api.attendance_cases.routes import router as attendance_cases
from api.departures.routes import router as departures
from api.documents.office_routes import router as offices
from api.documents.routes import router as documents
from api.follow_ups.act_routes import router as follow_up_acts
from api.follow_ups.link_routes import router as interview_links
from api.follow_ups.referent_routes import router as referents
from api.follow_ups.referral_routes import router as referrals
from api.follow_ups.routes import router as follow_ups
from api.follow_ups.summons_routes import router as referred_summons
from api.health import router as health
from api.http import RequestContext
from api.imports.routes import router as imports
from api.indicators.routes import router as indicators
from api.meetings.routes import router as meetings
from api.meetings.session_routes import router as meeting_sessions
from api.operations.routes import router as operations
from api.orientation.routes import router as orientation
from api.partner_api.file_routes import router as partner_files
from api.partner_api.headers import PartnerHeaders
from api.partner_api.routes import router as partner_api
from api.partner_api.webhook_routes import router as partner_webhooks
from api.partners.file_routes import router as referral_files
from api.partners.routes import router as partners
from api.prevention.routes import router as signals
from api.prevention.warning_routes import router as early_warnings
from api.public_requests.routes import router as public_requests
from api.rules.routes import router as rules
from api.schools.routes import router as schools
from api.security.oidc import IdentityProvider
from api.security.sealing import Vault
from api.security.tokens import load_signing_key
from api.settings import Settings
from api.siei.list_routes import router as siei_lists
from api.siei.review_routes import router as siei_review
from api.siei.routes import router as siei
from api.students.routes import router as students
from api.support_plans.public_routes import router as family_signatures
from api.support_plans.routes import router as support_plans
from api.support_plans.signing_routes import router as plan_signatures
from api.tasks.routes import router as tasks
from api.training_contracts.following_routes import router as contract_following
from api.training_contracts.place_routes import router as training_places
from api.training_contracts.public_routes import router as family_contracts
from api.training_contracts.routes import router as training_contracts
from api.webhooks.routes import router as webhooks
from api.words.routes import router as words
from api.work.routes import router as work
from persistence.database import Pool, create_engine, sessions_of

ROUTERS: tuple[APIRouter, ...] = (
    sign_in,
    identity_provider,
    public_accounts,
    own_account,
    administration,
    students,
    roll_calls,
    absences,
    reasons,
    contacts,
    schools,
    imports,
    attendance_cases,
    case_companions,
    rules,
    words,
    work,
    tasks,
    meetings,
    meeting_sessions,
    dsden,
    department,
    documents,
    departures,
    follow_ups,
    referents,
    follow_up_acts,
    interview_links,
    referred_summons,
    referrals,
    orientation,
    offices,
    signals,
    early_warnings,
    siei,
    siei_review,
    siei_lists,
    support_plans,
    training_places,
    training_contracts,
    contract_following,
    family_contracts,
    public_requests,
    plan_signatures,
    family_signatures,
    indicators,
    operations,
    partners,
    partner_api,
    partner_files,
    referral_files,
    partner_webhooks,
    webhooks,
    health,
)
DIST = Path(__file__).parent.parent / "frontend" / "dist"


def create_app(settings: Settings, database_url: str) -> FastAPI:
    """One application on one database; `database_url` is the app role's."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await seal_at_start(app.state.sessions, app.state.vault)
        yield
        await app.state.engine.dispose()

    app = FastAPI(
        title="Raccroche",
        version=version("raccroche"),
        description="From the first unexcused half-day to the signed contract of return to training.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        generate_unique_id_function=lambda route: route.name,
    )
    furnish(app, settings, database_url)
    for router in ROUTERS:
        app.include_router(router)
    problems.install(app)
    openapi.install(app)
    spa.install(app, DIST)
    app.add_middleware(RequestContext, body_limit=settings.body_limit_bytes, upload_limit=settings.upload_limit_bytes)
    app.add_middleware(PartnerHeaders)
    return app


def furnish(app: FastAPI, settings: Settings, database_url: str) -> None:
    """All that requests find in the application's state, and nothing of what was there.

    FastAPI prepares an application's routes at their first request: the tests keep one and furnish it for each.
    """
    engine = create_engine(database_url, Pool(settings.pool_size))
    app.state = State()
    app.state.settings = settings
    app.state.engine = engine
    app.state.sessions = sessions_of(engine)
    app.state.signing_key = load_signing_key(
        settings.data, settings.signing_key.get_secret_value() if settings.signing_key else None
    )
    sealing = settings.sealing_keys.get_secret_value() if settings.sealing_keys else ""
    app.state.vault = Vault.of(sealing, app.state.signing_key.secret)
    app.state.identity_provider = IdentityProvider.of(settings)
