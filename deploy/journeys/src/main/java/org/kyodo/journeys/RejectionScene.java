package org.kyodo.journeys;

import static org.kyodo.journeys.Cast.OFFICE;
import static org.kyodo.journeys.Cast.REVIEWERS;
import static org.kyodo.journeys.Cast.SHOPKEEPERS;
import static org.kyodo.journeys.Service.PROPOSAL;

import java.util.List;

/** E4: a proposal is rejected with a reason, explained, and reconsideration asked for once. */
final class RejectionScene {
    private static final String REASON = "県道の通年規制は県公安委員会の協議が整わず令和8年度中の実施が困難なため。社会実験（年4回）であれば再提案を検討できます。";

    private final Story story;
    private final Cast cast;
    private final Api api;

    RejectionScene(Story story, Cast cast) {
        this.story = story;
        this.cast = cast;
        this.api = story.api();
    }

    /** While the call is open. */
    void submit() {
        story.chapter("E4 提案(不採択になるもの)", "E4 A proposal that will be rejected");
        story.itIs("2026-05-20T13:00");
        story.step(
                "米屋町商店街振興組合が「中心商店街の全日歩行者天国」を提案します。",
                "The shopkeepers propose to close the main street to cars, all year.");
        Api.Answer answer = story.must(
                201,
                api.post(
                        SHOPKEEPERS,
                        PROPOSAL,
                        "/api/v1/proposals",
                        Cast.proposal(
                                cast.id("call"),
                                cast.id("shopkeepers"),
                                "中心商店街の全日歩行者天国",
                                "F6",
                                "白石",
                                "COMMISSION",
                                "",
                                900_000,
                                700_000)));
        cast.remember("street", answer.id());
        story.eventOf("proposal/" + answer.id(), "ProposalSubmitted");
        story.must(200, handle(OFFICE, "acceptance", "{}"));
        story.eventOf("proposal/" + answer.id(), "ProposalAccepted");
    }

    void play() {
        story.chapter("E4 不採択と説明責任", "E4 Rejection of a proposal and its explanation");
        String subject = "proposal/" + cast.id("street");
        story.itIs("2026-08-20T15:00");
        story.step(
                "不採択にも、採択と同じ審査が要ります(R-SE-1)。協働ラウンドテーブルに続いて、3人の審査員が採点します。",
                "A rejection takes the same examination as an adoption (R-SE-1): after the round table three reviewers score it.");
        story.refused(409, "NOT_EXAMINED", "K-PR-10", handle(OFFICE, "rejection", Cast.reason("FEASIBILITY", REASON)));
        for (String reviewer : REVIEWERS.subList(0, 3)) {
            story.must(200, handle(reviewer, "scores", """
                    {"points": {"公益性": 12, "実現性": 4, "協働の必然性": 10, "発展性": 9}}
                    """));
        }

        story.event(
                "ProposalScored",
                event -> event.subject().equals(subject) && event.data().contains("\"scores\":3"));
        story.step(
                "理由が空、または10文字では不採択にできません。状態も変わりません。",
                "With an empty reason, or one of ten characters, it cannot be rejected; nothing changes.");
        List<String> before = story.history(subject);
        story.refused(422, "REASON_REQUIRED", "R-SE-3", handle(OFFICE, "rejection", "{\"reason\": null}"));
        story.refused(422, "REASON_REQUIRED", "R-SE-3", handle(OFFICE, "rejection", Cast.reason("FEASIBILITY", "")));
        story.refused(
                422,
                "REASON_REQUIRED",
                "R-SE-3",
                handle(OFFICE, "rejection", Cast.reason("FEASIBILITY", "実施が難しいため。だ")));
        story.checkEvents("イベントなし", "no event", story.history(subject).equals(before), story.history(subject));

        story.step(
                "理由を示して不採択とします。説明の期限は14日、再検討の求めは30日以内に1回。",
                "Rejected with a reason; an explanation is due in 14 days, reconsideration possible once in 30.");
        story.must(200, handle(OFFICE, "rejection", Cast.reason("FEASIBILITY", REASON)));
        EventLine rejected = story.eventOf(subject, "ProposalRejected");
        story.checkEvents(
                "説明期限 2026-09-03、再検討 2026-09-19 まで",
                "explanation due 2026-09-03, reconsideration until 2026-09-19",
                rejected.data().contains("\"explanationDueOn\":\"2026-09-03\"")
                        && rejected.data().contains("\"reconsiderableUntil\":\"2026-09-19\""),
                rejected.data());
        story.checkEvents("理由は公開される", "the reason is public", rejected.data().contains("社会実験"), rejected.data());
        story.delivered("collaboration-office", rejected);
        story.checkWebhooks(
                "分野 F2 だけの購読には届いていない",
                "the subscriber to field F2 got nothing of it",
                story.deliveries().stream()
                        .noneMatch(delivery -> delivery.to().equals("disaster-prevention")
                                && delivery.subject().equals(subject)),
                "delivered");

        story.itIs("2026-08-28T10:00");
        story.step("協働推進課が説明します。", "The office explains the decision.");
        story.must(200, handle(OFFICE, "explanation", "{\"text\": \"県公安委員会との協議の経過を資料で説明し、社会実験の進め方を案内しました。\"}"));
        story.eventOf(subject, "ExplanationGiven");

        story.itIs("2026-09-10T10:00");
        story.step(
                "提案者は一度だけ再検討を求められます。二度目は拒否されます。",
                "The proposer may ask for reconsideration once; a second time is refused.");
        story.must(200, handle(SHOPKEEPERS, "reconsideration", "{\"grounds\": \"年4回の社会実験に改めます。\"}"));
        story.eventOf(subject, "ReconsiderationRequested");
        Api.Answer second = handle(SHOPKEEPERS, "reconsideration", "{\"grounds\": \"もう一度お願いします。\"}");
        story.check("409 で拒否される", "refused with 409", second.status() == 409, second.told());
    }

    private Api.Answer handle(String account, String what, String body) {
        return api.post(account, PROPOSAL, "/api/v1/proposals/" + cast.id("street") + "/" + what, body);
    }
}
