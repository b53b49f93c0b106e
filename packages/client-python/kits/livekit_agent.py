"""Sends Expertflow CX the message on a call that a LiveKit agent answered. Copy this file beside your agent, install
ivr-activity, and call `begin_call` as soon as the caller is there:

    @server.rtc_session()
    async def entrypoint(ctx: JobContext):
        await ctx.connect()
        caller = await ctx.wait_for_participant()
        call = begin_call(ctx, caller)
        ...
        call.visit("Main", "Billing")
        call.end("TRANSFER")  # just before the call is transferred; without it the call ends on the agent

The target is IVR_TARGET_URL, or the one below; a bearer token is IVR_TARGET_TOKEN.
"""

import logging
import os

from ivr_activity import AsyncClient, CallRecorder, SendError, record_call

TARGET = os.environ.get("IVR_TARGET_URL", "https://cx.example.com/ccm")
TOKEN = os.environ.get("IVR_TARGET_TOKEN")
SENDER = {"sender_id": "f1370ff7-43fa-496e-9966-e64061d35f5c", "sender_name": "MY-IVR"}
# Less than the 60 s that LiveKit gives a job to shut down.
DEADLINE_MS = 50_000

logger = logging.getLogger("ivr_activity")


def begin_call(ctx, caller) -> CallRecorder:
    """Begins to record a call; its message is sent when the job ends.

    :param ctx: the JobContext
    :param caller: the SIP participant
    """
    sip = caller.attributes
    call = record_call(
        call_id=sip["sip.callID"],
        # LiveKit leaves a withheld number out, and an empty one would be refused.
        customer=sip.get("sip.phoneNumber") or "anonymous",
        service=sip["sip.trunkPhoneNumber"],
        **SENDER,
    )

    async def send(reason: str = "") -> None:
        # The first end counts: a transfer was told before.
        call.end("DIALOG_ENDED")
        message = call.to_message()
        try:
            async with AsyncClient(TARGET, token=TOKEN, deadline_ms=DEADLINE_MS) as client:
                await client.send(message)
        except SendError as error:
            # It says nothing of the caller.
            logger.error("message %s was not accepted: %s", message.id, error)

    ctx.add_shutdown_callback(send)
    return call
