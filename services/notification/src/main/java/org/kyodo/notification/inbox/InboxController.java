package org.kyodo.notification.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.Language;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Id;
import org.kyodo.notification.sentence.Sentences;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A department's inbox 受信箱 over HTTP, for its own staff. */
@RestController
@RequestMapping("/api/v1/inbox")
class InboxController {
    private final Notices notices;
    private final Sentences sentences;

    InboxController(Notices notices, Sentences sentences) {
        this.notices = notices;
        this.sentences = sentences;
    }

    /**
     * A notice as it is shown.
     *
     * @param event whose id proves it on the event stream
     * @param because the subscriptions that selected it
     */
    record NoticeView(
            String id,
            UUID event,
            String type,
            String subject,
            Instant at,
            String sentence,
            List<Notice.Because> because,
            Optional<Instant> readAt) {}

    @GetMapping
    Page<NoticeView> list(
            @RequestParam(defaultValue = "false") boolean unread,
            PageQuery query,
            Caller caller,
            HttpServletRequest request) {
        return notices.list(caller.municipality(), departments(caller), unread, query)
                .map(notice -> Optional.of(shown(notice, request)));
    }

    @PostMapping("/{id}/read")
    NoticeView read(@PathVariable String id, Caller caller, HttpServletRequest request) {
        String notice = Id.parse("notice", id).toString();
        return notices.read(notice, caller.municipality(), caller.actor().departments())
                .map(read -> shown(read, request))
                .orElseThrow(() -> new Declined(new Outcome.NotFound("notice", notice, false)));
    }

    private NoticeView shown(Notice notice, HttpServletRequest request) {
        return new NoticeView(
                notice.id(),
                notice.event(),
                notice.type(),
                notice.subject(),
                notice.at(),
                sentences.event(notice.type(), notice.title(), Language.of(request)),
                notice.because(),
                notice.readAt());
    }

    private static Set<DepartmentCode> departments(Caller caller) {
        Set<DepartmentCode> own = caller.actor().departments();
        if (own.isEmpty()) {
            throw new Declined(new Outcome.NotAllowed("ReadInbox"));
        }
        return own;
    }
}
