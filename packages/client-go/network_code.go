package ivractivity

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"syscall"
)

// certificateCodes begins the codes of faults that stay as long as nobody changes a certificate.
const certificateCodes = "CERT_"

// The alerts of TLS (RFC 8446, 6.2) with which a target refuses the client's certificate, or the lack of one.
const (
	alertBadCertificate      = 42
	alertUnknownCertificate  = 46
	alertCertificateRequired = 116
)

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
	var alert tls.AlertError
	switch {
	case errors.As(err, &unknown):
		return certificateCodes + "UNKNOWN_AUTHORITY"
	case errors.As(err, &host):
		return certificateCodes + "HOST_MISMATCH"
	case errors.As(err, &verification):
		return certificateCodes + "INVALID"
	case errors.As(err, &alert) && isAboutCertificate(alert):
		return certificateCodes + "REFUSED"
	default:
		return ""
	}
}

func isAboutCertificate(alert tls.AlertError) bool {
	return alert >= alertBadCertificate && alert <= alertUnknownCertificate || alert == alertCertificateRequired
}
