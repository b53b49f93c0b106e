package ivractivity

import "syscall"

// The numbers of Windows Sockets, which syscall does not name all.
var errnoNames = map[syscall.Errno]string{
	10051: "ENETUNREACH",
	10053: "ECONNABORTED",
	10054: "ECONNRESET",
	10060: "ETIMEDOUT",
	10061: "ECONNREFUSED",
	10065: "EHOSTUNREACH",
}
