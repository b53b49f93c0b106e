"""Client for the Expertflow CX endpoint that takes one message per call from an IVR."""

from ivr_activity.generated.models import *  # noqa: F403
from ivr_activity.generated.models import __all__, __version__  # noqa: F401
