package org.kyodo.chassis.http;

import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.kyodo.chassis.http.Problems.Problem;
import org.springframework.http.HttpStatus;

/**
 * Says in a problem document what the servlet container says of a request that no filter or controller came to see, in the
 * place of its pages in HTML: a request that cannot be read, or an error that nobody else answered.
 */
public final class ProblemValve extends ErrorReportValve {
    private static final String HEADERS_TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error");

    private final Problems problems;

    public ProblemValve(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        boolean unanswered = response.getStatus() >= HttpStatus.BAD_REQUEST.value()
                && response.getContentWritten() == 0
                && response.setErrorReported();
        if (!unanswered) {
            return;
        }
        try {
            problems.write(
                    problem(response.getStatus(), response.getMessage(), thrown),
                    request.getRequest(),
                    response.getResponse());
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The caller has gone, or has got an answer already.
        }
    }

    private static Problem problem(int code, String message, Throwable thrown) {
        HttpStatus status = Optional.ofNullable(HttpStatus.resolve(code)).orElse(HttpStatus.INTERNAL_SERVER_ERROR);
        String said = Optional.ofNullable(thrown)
                .map(Throwable::getMessage)
                .or(() -> Optional.ofNullable(message))
                .orElse("");
        if (said.equals(HEADERS_TOO_LARGE)) {
            return Problem.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "HEADERS_UNREADABLE");
        }
        return status == HttpStatus.BAD_REQUEST
                ? Problem.of(status, "MALFORMED_REQUEST")
                : ProblemAdvice.byStatus(status);
    }
}
