"""A stand-in for LiveKit: a job with a caller, which runs what was registered for its end."""

import asyncio
import logging
import sys
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parent.parent / "kits"))
from livekit_agent import begin_call  # noqa: E402


class Job:
    def __init__(self):
        self.callbacks = []

    def add_shutdown_callback(self, callback):
        self.callbacks.append(callback)

    async def shut_down(self):
        await asyncio.gather(*(callback("job ended") for callback in self.callbacks))


def main():
    logging.basicConfig()
    job = Job()
    attributes = {"sip.callID": "SCL_1234", "sip.phoneNumber": "+15550100", "sip.trunkPhoneNumber": "+15551218"}
    call = begin_call(job, SimpleNamespace(attributes=attributes))
    call.visit("Main", "Billing").visit("Last")
    if "transfer" in sys.argv:
        call.end("TRANSFER")
    asyncio.run(job.shut_down())


main()
