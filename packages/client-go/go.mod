module github.com/ivr-activity/ivr-activity/packages/client-go

go 1.21
