package org.kyodo.journeys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who plays in the demo, all invented, and what the scenes hand on to each other. */
public final class Cast {
    /** The group of E1 and its representative's account. */
    static final String FIREFLIES = "352039-group-1";
    /** The group of E3. */
    static final String WATCHERS = "352039-group-2";
    /** The shopkeepers of E4. */
    static final String SHOPKEEPERS = "352039-group-3";

    static final String OFFICE = "352039-collaboration-office";
    static final String SCHOOLS = "352039-school-education";
    static final String DISASTERS = "352039-disaster-prevention";
    static final String OTONO_CENTRE = "352039-area-center-otono";
    static final List<String> REVIEWERS = List.of(
            "352039-reviewer-1", "352039-reviewer-2", "352039-reviewer-3", "352039-reviewer-4", "352039-reviewer-5");
    static final String NP_GROUP = "NP-group-1";

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
            "1番1号",
            "083-000-0000",
            "@hotaru.example");

    private final Map<String, String> known = new HashMap<>();

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

    /** The registration form of a group. */
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
            String representativeKana) {
        return """
                {"name": "%s", "nameKana": "%s", "groupType": "%s", "foundedOn": "2015-06-01", "memberCount": %d,
                 "membershipOpen": %b, "fields": [%s], "areas": ["%s"], "purpose": "%s", "activities": "%s",
                 "corporateNumber": null, "website": null,
                 "representative": {"name": "%s", "nameKana": "%s", "title": "代表"},
                 "contact": {"name": null, "address": "市内大路1番1号", "phone": "083-000-0000",
                             "email": "daihyo@hotaru.example"},
                 "bylaws": {"documentId": "kiyaku", "sha256": "%s"}, "roster": {"documentId": "meibo", "sha256": "%s"},
                 "declaration": {"organizedCrime": false, "religion": false, "politics": false, "election": false,
                                 "membersOnly": %b, "signed": true},
                 "publicationConsent": {"representative": true, "contactName": false, "address": false, "phone": false,
                                        "email": false}}
                """.formatted(
                        name,
                        kana,
                        type,
                        members,
                        open,
                        fields,
                        area,
                        purpose,
                        purpose,
                        representative,
                        representativeKana,
                        "0".repeat(64),
                        "1".repeat(64),
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
                {"call": "%s", "proposer": "%s", "coProposers": [], "title": "%s",
                 "summary": "%s(デモのための架空の提案)", "problem": "地域の課題を行政だけでも市民だけでも解決しにくい。",
                 "strengths": "地域を日ごろから歩いて知っている。", "action": "市と役割を分担して年間を通じて取り組む。",
                 "fieldTypes": ["%s"], "areas": ["%s"], "requestedForm": "%s", "programme": %s,
                 "total": %d, "requested": %d}
                """.formatted(
                        call,
                        proposer,
                        title,
                        title,
                        fieldType,
                        area,
                        form,
                        programme.isEmpty() ? "null" : "\"" + programme + "\"",
                        total,
                        requested);
    }

    /** A reason as commands take it. */
    static String reason(String code, String text) {
        return "{\"reason\": {\"code\": \"" + code + "\", \"text\": \"" + text + "\"}}";
    }
}
