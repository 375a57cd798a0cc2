package org.kyodo.chassis.http;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Problems.Problem;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.JsonNode;

/** Turns whatever goes wrong in a request into a problem document, and a dry run into what would have happened. */
@RestControllerAdvice
public final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String BODY = "body";

    private final Problems problems;
    private final SecurityLog log;

    public ProblemAdvice(Problems problems, SecurityLog log) {
        this.problems = problems;
        this.log = log;
    }

    @ExceptionHandler
    ResponseEntity<JsonNode> any(Exception e, HttpServletRequest request) throws Exception {
        if (e instanceof org.springframework.security.access.AccessDeniedException
                || e instanceof org.springframework.security.core.AuthenticationException) {
            // The security filters answer these.
            throw e;
        }
        if (e instanceof Declined declined && declined.outcome() instanceof Outcome.WouldDo would) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Json.STRICT.valueToTree(Answers.Preview.of(would)));
        }
        if (e instanceof Severed severed) {
            // Half of an answer is on its way: it must not end as if it were whole.
            throw severed;
        }
        Problem problem = problem(e);
        if (problem.status() == HttpStatus.FORBIDDEN) {
            log.tell(Event.FORBIDDEN, forbidden(e, problem), problem.code());
        } else if (e instanceof Declined declined
                && declined.outcome() instanceof Outcome.NotFound(String aggregate, String id, boolean withheld)
                && withheld) {
            log.tell(Event.FORBIDDEN, aggregate + "/" + id, problem.code());
        }
        // Such as the methods that there are (Allow), where another one was tried.
        HttpHeaders headers = e instanceof ErrorResponse response ? response.getHeaders() : HttpHeaders.EMPTY;
        return problems.answer(problem, request, headers);
    }

    /** The command, where its role forbids it, and otherwise the rule: never what was in it. */
    private static String forbidden(Exception e, Problem problem) {
        return e instanceof Declined declined && declined.outcome() instanceof Outcome.NotAllowed no
                ? no.command()
                : problem.rule();
    }

    private static Problem problem(Exception e) {
        return switch (e) {
            case Declined declined -> problem(declined.outcome());
            case Faulty faulty -> Problem.of(faulty.faults());
            case InvalidInput input -> Problem.of(List.of(Fault.of(input, input.field())));
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case MissingServletRequestParameterException missing ->
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "MISSING_PARAMETER",
                        missing.getParameterName(),
                        "",
                        Wording.VALUE.of());
            case MongoException _, DataAccessException _ -> {
                LOG.warn("the database did not answer: {}", e.toString());
                yield Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "DATABASE_AWAY");
            }
            case BodyTooLarge tooLarge -> Intake.bodyTooLarge(tooLarge.limit());
            case IOException _ -> Problem.of(HttpStatus.BAD_REQUEST, "BODY_CUT_OFF");
            case ErrorResponse response ->
                byStatus(HttpStatus.valueOf(response.getStatusCode().value()));
            default -> {
                LOG.error("a fault of the program", e);
                yield Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL");
            }
        };
    }

    private static Problem problem(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _, Outcome.WouldDo _ ->
                throw new IllegalStateException(outcome + " (expected: what is no success)");
            case Outcome.Refused refused ->
                new Problem(
                        Problems.statusOf(refused.refusal().kind()),
                        refused.refusal().name(),
                        refused.refusal().rule(),
                        refused.field(),
                        refused.given(),
                        refused.expected(),
                        List.of());
            case Outcome.NotAllowed no ->
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "NOT_ALLOWED",
                        "command",
                        Name.command(no.command()),
                        Wording.ROLE_FOR_IT.of());
            case Outcome.NotFound missing ->
                Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", missing.aggregate(), missing.id(), Wording.KNOWN_ID.of());
            case Outcome.Stale stale ->
                Problem.of(
                        HttpStatus.PRECONDITION_FAILED,
                        "STALE",
                        "If-Match",
                        "\"" + stale.given() + "\"",
                        "\"" + stale.current() + "\"");
            case Outcome.KeyReused reused ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "IDEMPOTENCY_KEY_REUSED",
                        "Idempotency-Key",
                        reused.key(),
                        Wording.NEW_KEY.of());
            case Outcome.TooLarge large ->
                Problem.of(
                        HttpStatus.CONFLICT,
                        "DOCUMENT_TOO_LARGE",
                        "size",
                        large.bytes(),
                        Wording.LIMIT_BYTES.of(large.limit()));
            case Outcome.Overloaded _ -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "OVERLOADED");
            case Outcome.Busy _ -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "BUSY");
        };
    }

    private static Problem unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge tooLarge) {
                return Intake.bodyTooLarge(tooLarge.limit());
            }
        }
        return Problem.of(HttpStatus.BAD_REQUEST, "BODY_MISSING", BODY, "", Wording.JSON_OBJECT.of());
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInput input) {
                return Problem.of(List.of(Fault.of(input, e.getName())));
            }
        }
        return Problem.of(List.of(Fault.invalid(e.getName(), e.getValue(), Bodies.expected(e.getRequiredType()))));
    }

    static Problem byStatus(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(status, "NO_SUCH_RESOURCE");
            case METHOD_NOT_ALLOWED -> Problem.of(status, "METHOD_NOT_ALLOWED");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(status, "UNSUPPORTED_MEDIA_TYPE", "Content-Type", "", "application/json");
            case NOT_ACCEPTABLE -> Problem.of(status, "NOT_ACCEPTABLE", "Accept", "", "application/json");
            default -> Problem.of(status, status.is4xxClientError() ? "BAD_REQUEST" : "INTERNAL");
        };
    }
}
