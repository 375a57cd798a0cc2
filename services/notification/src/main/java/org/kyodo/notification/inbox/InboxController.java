package org.kyodo.notification.inbox;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.Language;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Id;
import org.kyodo.contracts.value.Words;
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
    private final Municipalities municipalities;

    InboxController(Notices notices, Sentences sentences, Municipalities municipalities) {
        this.notices = notices;
        this.sentences = sentences;
        this.municipalities = municipalities;
    }

    /**
     * A notice as it is shown.
     *
     * @param event whose id proves it on the event stream
     * @param because the subscriptions that selected it
     * @param broken the rules that were only checked and are broken 確認事項: the department in charge is told unasked
     */
    record NoticeView(
            String id,
            UUID event,
            String type,
            String subject,
            Instant at,
            String sentence,
            List<Notice.Because> because,
            List<Broken> broken,
            Optional<Instant> readAt) {}

    /** @param text what the rule says */
    record Broken(String rule, String text) {}

    @GetMapping
    Page<NoticeView> list(
            @RequestParam(defaultValue = "false") boolean unread,
            PageQuery query,
            Caller caller,
            HttpServletRequest request) {
        return notices.list(caller.municipality(), departments(caller), unread, query)
                .map(notice -> Optional.of(shown(notice, words(caller, request))));
    }

    @PostMapping("/{id}/read")
    NoticeView read(@PathVariable String id, Caller caller, HttpServletRequest request) {
        String notice = Id.parse("notice", id).toString();
        return notices.read(notice, caller.municipality(), caller.actor().departments())
                .map(read -> shown(read, words(caller, request)))
                .orElseThrow(() -> new Declined(new Outcome.NotFound("notice", notice, false)));
    }

    private Words words(Caller caller, HttpServletRequest request) {
        return Words.in(Language.of(request)).naming(municipalities.vocabulary(caller.municipality()));
    }

    private NoticeView shown(Notice notice, Words words) {
        return new NoticeView(
                notice.id(),
                notice.event(),
                notice.type(),
                notice.subject(),
                notice.at(),
                sentences.event(notice.type(), notice.title(), words),
                notice.because(),
                notice.broken().stream()
                        .map(rule -> new Broken(rule, said(rule, words)))
                        .toList(),
                notice.readAt());
    }

    private static String said(String rule, Words words) {
        // An older event may name a rule that is in the table no more.
        return Optional.ofNullable(RuleTable.byId().get(rule))
                .map(Rule::text)
                .map(text -> text.in(words))
                .orElse(rule);
    }

    private static Set<DepartmentCode> departments(Caller caller) {
        Set<DepartmentCode> own = caller.actor().departments();
        if (own.isEmpty()) {
            throw new Declined(new Outcome.NotAllowed("ReadInbox"));
        }
        return own;
    }
}
