package org.kyodo.journeys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who plays, all invented, and what the scenes hand on to each other. */
public final class Cast {
    /** The group of E1 and its representative's account. */
    static final String FIREFLIES = "group-1";
    /** The group of E3. */
    static final String WATCHERS = "group-2";
    /** The shopkeepers of E4. */
    static final String SHOPKEEPERS = "group-3";

    /** The chair of the neighbourhood association of E16, who has an account later. */
    static final String CHAIR = "group-4";
    /** Who is chair after that (E22). */
    static final String NEXT_CHAIR = "group-5";

    static final String OFFICE = "collaboration-office";
    /** Of the support centre, which registers citizen activity groups and takes what comes on paper. */
    static final String DESK = "desk";

    static final String SCHOOLS = "school-education";
    static final String DISASTERS = "disaster-prevention";
    static final String OTONO_CENTRE = "area-center-otono";
    static final List<String> REVIEWERS = List.of("reviewer-1", "reviewer-2", "reviewer-3", "reviewer-4", "reviewer-5");
    /** The group of E2, in the municipality without a review. */
    static final String DECLARING_GROUP = "group-1";

    /** The registrar found everything met that is asked of a citizen activity group. */
    static final String FOUND_MET = """
            {"findings": [{"criterion": "R-GR-1", "met": true}, {"criterion": "R-GR-2", "met": true},
              {"criterion": "R-GR-3", "met": true}, {"criterion": "R-GR-4", "met": true}]}
            """;

    /** Of the whole installation. */
    static final String OPERATOR = "platform-operator";

    /** What is on the forms about persons, and may stand in no event. */
    static final List<String> PERSONAL = List.of(
            "藤井久美子",
            "フジイクミコ",
            "原田恵",
            "ハラダメグミ",
            "河村庄一",
            "カワムラショウイチ",
            "松本幸子",
            "マツモトサチコ",
            "横山みどり",
            "河野誠",
            "コウノマコト",
            "西田道子",
            "ニシダミチコ",
            "9番87号",
            "083-000-0000",
            "@hotaru.example");

    private final String municipality;
    private final String declaring;
    private final Map<String, String> known = new HashMap<>();

    /**
     * @param municipality whose settings are those of Yamaguchi: groups are registered after a review
     * @param declaring whose settings are those of NP: groups are registered on their declaration
     */
    Cast(String municipality, String declaring) {
        this.municipality = municipality;
        this.declaring = declaring;
    }

    String municipality() {
        return municipality;
    }

    String declaring() {
        return declaring;
    }

    void remember(String what, String id) {
        known.put(what, id);
    }

    String id(String what) {
        String id = known.get(what);
        if (id == null) {
            throw new Story.CannotGoOn("no " + what + " from an earlier scene");
        }
        return id;
    }

    /** Uploads what a registration form has with it 添付書類. @return as the form names it */
    public static String attachments(Api api, String account, String... headers) {
        return "{\"bylaws\": %s, \"roster\": %s}"
                .formatted(
                        uploaded(api.upload(account, Service.REGISTRY, "規約.pdf", headers)),
                        uploaded(api.upload(account, Service.REGISTRY, "役員名簿.pdf", headers)));
    }

    private static String uploaded(Api.Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException("an upload was answered " + answer.told());
        }
        return answer.asDocument();
    }

    /** The registration form of a group. @param attachments see {@link #attachments} */
    public static String form(
            String name,
            String kana,
            String type,
            int members,
            boolean open,
            String fields,
            String area,
            String purpose,
            String representative,
            String representativeKana,
            String attachments) {
        return """
                {"card": {"name": "%s", "nameKana": "%s", "groupType": "%s", "fields": [%s], "areas": ["%s"]},
                 "particulars": {"members": %d, "foundedOn": "2015-06-01", "membershipOpen": %b, "purpose": "%s",
                                 "activities": "%s"},
                 "representative": {"name": "%s", "nameKana": "%s", "title": "代表"},
                 "contact": {"name": null, "address": "市内大路9番87号", "phone": "083-000-0000",
                             "email": "daihyo@hotaru.example"},
                 "attachments": %s,
                 "declaration": {"organizedCrime": false, "religion": false, "politics": false, "election": false,
                                 "membersOnly": %b, "signed": true},
                 "publicationConsent": {"representative": true, "contactName": false, "address": false, "phone": false,
                                        "email": false}}
                """.formatted(
                        name,
                        kana,
                        type,
                        fields,
                        area,
                        members,
                        open,
                        purpose,
                        purpose,
                        representative,
                        representativeKana,
                        attachments,
                        !open);
    }

    /** A proposal as it is submitted. */
    static String proposal(
            String call,
            String proposer,
            String title,
            String fieldType,
            String area,
            String form,
            String programme,
            int total,
            int requested) {
        return """
                {"call": "%s", "proposer": "%s", "coProposers": [],
                 "outline": {"title": "%s", "summary": "%s(デモのための架空の提案)", "fieldTypes": ["%s"], "areas": ["%s"],
                             "requestedForm": "%s", "requested": %d},
                 "details": {"problem": "地域の課題を行政だけでも市民だけでも解決しにくい。",
                             "strengths": "地域を日ごろから歩いて知っている。", "action": "市と役割を分担して年間を通じて取り組む。",
                             "total": %d, "programme": %s}}
                """.formatted(
                        call,
                        proposer,
                        title,
                        title,
                        fieldType,
                        area,
                        form,
                        requested,
                        total,
                        programme.isEmpty() ? "null" : "\"" + programme + "\"");
    }

    /** A reason as commands take it. */
    static String reason(String code, String text) {
        return "{\"reason\": {\"code\": \"" + code + "\", \"text\": \"" + text + "\"}}";
    }
}
