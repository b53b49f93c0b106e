package ivractivity

import (
	"net/url"
	"strings"
)

const exampleURL = "https://cx.example.com/ccm"

// endpointOf is the address that messages are sent to. A wrong base URL is not repeated in the error: it can hold a password.
func endpointOf(baseURL string) (string, error) {
	base, err := url.Parse(baseURL)
	if err != nil || !base.IsAbs() {
		return "", baseURLError("must be an absolute URL such as " + exampleURL)
	}
	if base.Scheme != "https" && base.Scheme != "http" {
		return "", baseURLError("must begin with https:// or http://, such as " + exampleURL)
	}
	if base.Hostname() == "" {
		return "", baseURLError("must name a host, such as " + exampleURL)
	}
	if base.User != nil {
		return "", baseURLError("must not hold a user name or password: give a bearer token with WithToken")
	}
	if strings.ContainsAny(baseURL, "?#") {
		return "", baseURLError("must not hold a query or a hash: " + exampleURL + " is enough")
	}
	prefix := strings.TrimRight(base.EscapedPath(), "/")
	if strings.HasSuffix(prefix, operation.Path) {
		return "", baseURLError("must end before " + operation.Path + ": the client appends it")
	}
	return originOf(base) + prefix + operation.Path, nil
}

func baseURLError(due string) error {
	return &OptionError{Option: "baseURL", Due: due}
}

// originOf is scheme, host and port, without the port that the scheme implies.
func originOf(address *url.URL) string {
	host := strings.ToLower(address.Host)
	switch address.Scheme {
	case "https":
		host = strings.TrimSuffix(host, ":443")
	case "http":
		host = strings.TrimSuffix(host, ":80")
	}
	return address.Scheme + "://" + host
}
