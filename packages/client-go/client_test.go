package ivractivity_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
)

func TestBaseURLThatIsNoneIsRefusedAndNotRepeated(t *testing.T) {
	for _, baseURL := range []string{
		"", "cx.example.com/ccm", "/ccm", "ftp://cx.example.com/ccm", "http:///ccm", "https://", "http://cx example.com/hunter2",
		"https://ivr:hunter2@cx.example.com/ccm", "https://cx.example.com/ccm?token=hunter2", "https://cx.example.com/ccm#hunter2",
		"https://cx.example.com/ccm?", "https://cx.example.com/ccm/message/receive", "https://cx.example.com/ccm/message/receive/",
	} {
		_, err := ivractivity.New(baseURL)
		var wrong *ivractivity.OptionError
		if !errors.As(err, &wrong) || wrong.Option != "baseURL" || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: the error is %v", baseURL, err)
		}
	}
}

func TestPathIsAppendedToTheBaseURL(t *testing.T) {
	for _, prefix := range []string{"/ccm", "/ccm/", "", "/", "/a%20b/ccm//"} {
		target := answeringStatus(t, 202)
		if _, err := clientFor(t, target.URL+prefix).Send(context.Background(), guideSample(t)); err != nil {
			t.Errorf("%q: %v", prefix, err)
			continue
		}
		due := strings.TrimRight(strings.ReplaceAll(prefix, "%20", " "), "/") + "/message/receive"
		if path := target.received()[0].path; path != due {
			t.Errorf("%q: the path is %s", prefix, path)
		}
	}
}

func TestWrongOptionIsRefused(t *testing.T) {
	for name, option := range map[string]ivractivity.Option{
		"WithToken":    ivractivity.WithToken("hunter2\r\nx: y"),
		"WithRetries":  ivractivity.WithRetries(101),
		"WithTimeout":  ivractivity.WithTimeout(time.Microsecond),
		"WithDeadline": ivractivity.WithDeadline(-time.Second),
	} {
		_, err := ivractivity.New("http://cx.example.com/ccm", option)
		var wrong *ivractivity.OptionError
		if !errors.As(err, &wrong) || wrong.Option != name || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
	for _, token := range []string{"", " ", "é"} {
		if _, err := ivractivity.New("http://cx.example.com/ccm", ivractivity.WithToken(token)); err == nil {
			t.Errorf("the token %q was taken", token)
		}
	}
}

func TestGivenClientFollowsNoRedirectAndStaysAsItIs(t *testing.T) {
	elsewhere := answeringStatus(t, 202)
	target := answering(t, func(w http.ResponseWriter, _ int) {
		w.Header().Set("Location", elsewhere.URL+"/sso?ticket=1#top")
		w.WriteHeader(http.StatusTemporaryRedirect)
	})
	given := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return nil }}
	_, err := target.client(t, ivractivity.WithHTTPClient(given)).Send(context.Background(), guideSample(t))
	var redirect *ivractivity.RedirectError
	if !errors.As(err, &redirect) || redirect.Location != elsewhere.URL+"/sso" || len(elsewhere.received()) > 0 {
		t.Errorf("the error is %v", err)
	}
	if given.Transport != nil || given.CheckRedirect == nil {
		t.Error("the given client was changed")
	}
}

func TestTimeoutOfAGivenClientIsATimeout(t *testing.T) {
	release := make(chan struct{})
	target := answering(t, func(http.ResponseWriter, int) { <-release })
	defer close(release)
	given := &http.Client{Timeout: 30 * time.Millisecond}
	_, err := target.client(t, ivractivity.WithHTTPClient(given), ivractivity.WithRetries(0)).Send(context.Background(), guideSample(t))
	var late *ivractivity.TimeoutError
	if !errors.As(err, &late) {
		t.Errorf("the error is %v", err)
	}
}

func TestCertificateThatIsNotTrustedIsFinalAndTrustedWithAClientOfItsOwn(t *testing.T) {
	target := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(202) }))
	silence(target)
	target.StartTLS()
	defer target.Close()
	_, err := clientFor(t, target.URL).Send(context.Background(), guideSample(t))
	expectFinal(t, err, "CERT_UNKNOWN_AUTHORITY")
	other := strings.Replace(target.URL, "127.0.0.1", "localhost", 1)
	_, err = clientFor(t, other, ivractivity.WithHTTPClient(target.Client())).Send(context.Background(), guideSample(t))
	expectFinal(t, err, "CERT_HOST_MISMATCH")
	result, err := clientFor(t, target.URL, ivractivity.WithHTTPClient(target.Client())).Send(context.Background(), guideSample(t))
	if err != nil || result.Status != 202 {
		t.Errorf("%+v, %v", result, err)
	}
}

func TestMissingClientCertificateIsFinal(t *testing.T) {
	target := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(202) }))
	silence(target)
	target.TLS = &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: x509.NewCertPool()}
	target.StartTLS()
	defer target.Close()
	_, err := clientFor(t, target.URL, ivractivity.WithHTTPClient(target.Client())).Send(context.Background(), guideSample(t))
	expectFinal(t, err, "CERT_REFUSED")
}

func expectFinal(t *testing.T, err error, code string) {
	t.Helper()
	var broken *ivractivity.NetworkError
	if !errors.As(err, &broken) || broken.Code != code || broken.MayPass() {
		t.Errorf("the error is %v", err)
	}
}

func TestHooksAreToldOfEachAttempt(t *testing.T) {
	target := answering(t, func(w http.ResponseWriter, attempt int) { w.WriteHeader(502 + attempt) })
	var told []string
	hooks := ivractivity.Hooks{
		OnAttempt: func(a ivractivity.Attempt) {
			told = append(told, fmt.Sprint("attempt ", a.Number, " ", a.MessageID == "0e9c2f4e-5c1b-4b8e-9a54-2f6b7d1c9a10"))
		},
		OnRetry: func(a ivractivity.RetriedAttempt) {
			told = append(told, fmt.Sprint("retry ", a.Number, " ", a.Wait <= 500*time.Millisecond, a.Err.(ivractivity.AnswerError).StatusCode()))
		},
		OnGiveUp: func(a ivractivity.LastAttempt) {
			told = append(told, fmt.Sprint("give up ", a.Number, " ", a.Err.(ivractivity.AnswerError).StatusCode()))
		},
	}
	_, err := target.client(t, ivractivity.WithHooks(hooks), ivractivity.WithRetries(1)).Send(context.Background(), guideSample(t))
	if err == nil || strings.Join(told, ", ") != "attempt 1 true, retry 1 true 503, attempt 2 true, give up 2 504" {
		t.Errorf("told %q, and %v", told, err)
	}
}

func TestHookThatPanicsCostsNoMessage(t *testing.T) {
	panics := ivractivity.Hooks{OnAttempt: func(ivractivity.Attempt) { panic("5550188") }}
	result, err := answeringStatus(t, 204).client(t, ivractivity.WithHooks(panics)).Send(context.Background(), guideSample(t))
	if err != nil || result.Status != 204 {
		t.Errorf("%+v, %v", result, err)
	}
}

func TestBytesAreTheSameInEachAttemptWhateverTheCallerDoesWithItsOwn(t *testing.T) {
	text := readFile(t, examples+"/guide-sample.json")
	due := string(text)
	target := answering(t, func(w http.ResponseWriter, attempt int) {
		w.WriteHeader(map[bool]int{true: 503, false: 202}[attempt == 1])
	})
	hooks := ivractivity.Hooks{OnRetry: func(ivractivity.RetriedAttempt) { text[0] = 'x' }}
	if _, err := target.client(t, ivractivity.WithHooks(hooks)).SendJSON(context.Background(), text); err != nil {
		t.Fatal(err)
	}
	for _, request := range target.received() {
		if request.body != due {
			t.Errorf("sent %s", request.body)
		}
	}
}

func TestClientIsForManyGoroutines(t *testing.T) {
	target := answeringStatus(t, 202)
	client, message := target.client(t), guideSample(t)
	var group sync.WaitGroup
	for i := 0; i < 50; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			if _, err := client.Send(context.Background(), message); err != nil {
				t.Error(err)
			}
		}()
	}
	group.Wait()
	if count := len(target.received()); count != 50 {
		t.Errorf("%d messages arrived", count)
	}
}
