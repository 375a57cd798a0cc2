package org.kyodo.notification;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.Assignment;
import org.kyodo.contracts.proposal.Examined;
import org.kyodo.contracts.proposal.ProposalDetails;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.DepartmentsAssigned;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalRejected;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalSubmitted;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.proposal.Rejection;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.Platform;

/** Who and what the tests of this service have in common: 山口市, its staff, and proposals told by the proposal service. */
public final class World {
    public static final String YAMAGUCHI = "352039";

    private final Platform platform;

    public World(Platform platform) {
        this.platform = platform;
    }

    /** 防災危機管理課. */
    public Platform.Session bousai() {
        return platform.as("acct-saito", YAMAGUCHI, "disaster-prevention", Role.STAFF);
    }

    /** 学校教育課. */
    public Platform.Session schools() {
        return platform.as("acct-tanaka", YAMAGUCHI, "school-education", Role.STAFF);
    }

    /** 協働推進課. */
    public Platform.Session office() {
        return platform.as("acct-yamamoto", YAMAGUCHI, "collaboration-office", Role.STAFF);
    }

    /** A filter with some conditions, as JSON; what is not named asks nothing. */
    public static String filter(String conditions) {
        StringBuilder filter = new StringBuilder("{");
        for (String list : List.of("types", "fieldTypes", "areas", "forms", "stages")) {
            if (!conditions.contains("\"" + list + "\"")) {
                filter.append("\"").append(list).append("\": [], ");
            }
        }
        return filter.append(conditions.isEmpty() ? "\"amountMin\": null" : conditions)
                .append("}")
                .toString();
    }

    /** A body that subscribes 防災危機管理課. @param webhookUrl may be {@code null} */
    public static String subscription(String name, String filter, String channels, String webhookUrl) {
        return "{\"department\": \"disaster-prevention\", \"terms\": {\"name\": \"%s\", \"filter\": %s, \"channels\": %s}%s}"
                .formatted(
                        name, filter, channels, webhookUrl == null ? "" : ", \"webhookUrl\": \"" + webhookUrl + "\"");
    }

    /** A filter that selects the proposals of one test only. */
    public static String onlyForm(CollaborationForm form) {
        return filter("\"forms\": [\"" + form + "\"]");
    }

    public Proposal proposal(String title) {
        return new Proposal(title, List.of(FieldType.of("F2")), "大殿", CollaborationForm.COMMISSION, 850_000);
    }

    /** A proposal as the proposal service tells of it, event by event. */
    public final class Proposal {
        public final ProposalId id = new ProposalId(Ids.next());
        private final String title;
        private final List<FieldType> fields;
        private final String area;
        private final CollaborationForm form;
        private final long requested;
        private final CallId call = new CallId(Ids.next());
        private final GroupId proposer = new GroupId(Ids.next());
        private long sequence;

        private Proposal(String title, List<FieldType> fields, String area, CollaborationForm form, long requested) {
            this.title = title;
            this.fields = fields;
            this.area = area;
            this.form = form;
            this.requested = requested;
        }

        public Proposal in(String otherArea) {
            return new Proposal(title, fields, otherArea, form, requested);
        }

        public Proposal by(CollaborationForm otherForm) {
            return new Proposal(title, fields, area, otherForm, requested);
        }

        public Proposal of(FieldType field) {
            return new Proposal(title, List.of(field), area, form, requested);
        }

        public Proposal asking(long yen) {
            return new Proposal(title, fields, area, form, yen);
        }

        public String stream() {
            return "proposal/" + id;
        }

        /** The next event of this proposal, not yet told. */
        public <E extends ProposalEvent> Recorded<E> next(E event) {
            return platform.foreign(YAMAGUCHI, id.toString(), ++sequence, event);
        }

        public <E extends ProposalEvent> Recorded<E> tell(E event) {
            Recorded<E> happened = next(event);
            platform.publish(happened);
            return happened;
        }

        public ProposalSubmitted submitted() {
            return new ProposalSubmitted(
                    id,
                    new ProposalEntry("R8-1", call, CallKind.CITIZEN_PROPOSED, Proposer.group(proposer)),
                    List.of(),
                    new ProposalOutline(title, "概要", fields, List.of(AreaCode.of(area)), form, Yen.of(requested)),
                    new ProposalDetails("課題", "強み", "具体策", Yen.of(requested), Optional.empty()),
                    Optional.empty());
        }

        public ProposalAccepted accepted() {
            return new ProposalAccepted(
                    id,
                    new ProposalEntry("R8-1", call, CallKind.CITIZEN_PROPOSED, Proposer.group(proposer)),
                    new ProposalOutline(title, "概要", fields, List.of(AreaCode.of(area)), form, Yen.of(requested)));
        }

        public DepartmentsAssigned assigned(String department) {
            DepartmentCode code = DepartmentCode.of(department);
            return new DepartmentsAssigned(id, new Assignment(List.of(code), code, false));
        }

        public ProposalRejected rejected() {
            return new ProposalRejected(
                    id,
                    new ProposalEntry("R8-1", call, CallKind.CITIZEN_PROPOSED, Proposer.group(proposer)),
                    new Rejection(
                            new Reason(ReasonCode.FEASIBILITY, "県道の通年規制は協議が整わず、令和8年度中の実施が困難なため。"),
                            "R-SE-3",
                            LocalDate.parse("2026-09-03"),
                            Optional.of(LocalDate.parse("2026-09-19"))),
                    new Examined(Optional.empty(), Optional.of(3), Optional.empty()));
        }
    }
}
