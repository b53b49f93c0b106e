# flake8: noqa

# import apis into api package
from ivr_activity.generated.models.api.messages_api import MessagesApi

