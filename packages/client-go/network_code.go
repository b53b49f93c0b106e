package ivractivity

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"
)

// certificateCodes begins the codes of faults that stay as long as nobody changes a certificate.
const certificateCodes = "CERT_"

// networkCode names what happened, as Node and C do; empty when nothing fits.
func networkCode(err error) string {
	var dns *net.DNSError
	if errors.As(err, &dns) {
		if dns.IsNotFound {
			return "ENOTFOUND"
		}
		return "EAI_AGAIN"
	}
	if code := certificateCode(err); code != "" {
		return code
	}
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return errnoNames[errno]
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "EOF"
	}
	return ""
}

func certificateCode(err error) string {
	var unknown x509.UnknownAuthorityError
	var host x509.HostnameError
	var verification *tls.CertificateVerificationError
	switch {
	case errors.As(err, &unknown):
		return certificateCodes + "UNKNOWN_AUTHORITY"
	case errors.As(err, &host):
		return certificateCodes + "HOST_MISMATCH"
	case errors.As(err, &verification):
		return certificateCodes + "INVALID"
	case refusesCertificate(err):
		return certificateCodes + "REFUSED"
	default:
		return ""
	}
}

// refusesCertificate tells whether the target does not take the client's certificate, or wants one. crypto/tls has no type for
// the alert that says so.
func refusesCertificate(err error) bool {
	var remote *net.OpError
	return errors.As(err, &remote) && remote.Op == "remote error" && strings.Contains(remote.Err.Error(), "certificate")
}
