package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kyodo.contracts.Json;
import tools.jackson.databind.JsonNode;

class ExchangeTest {
    @Test
    void shows_placeholders_for_what_is_another_in_every_run_and_the_same_ones_for_the_same() {
        Exchange exchange = Exchange.of("""
                {"entry": "01a2004c-45c6-7349-b4cd-747a586e9d1d", "until": "2027-03-31", "webhookUrl": "http://127.0.0.1:40123/hook"}""", json("""
                {"instance": "/api/v1/groups/01a2004c-45c6-7349-b4cd-747a586e9d1d", "at": "2026-11-21T10:36:13.243859029Z",
                 "before": "2026-11-20T19:36:13+09:00", "dueOn": "2027-03-31", "next": "%s",
                 "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 "webhookSecret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="}""".formatted("Zm9v".repeat(20))));

        assertThat(exchange.request()).isEqualTo(json("""
                {"entry": "01990000-0000-7000-8000-000000000001", "until": "2026-06-01",
                 "webhookUrl": "https://receiver.example/hook"}"""));
        assertThat(exchange.answer()).isEqualTo(json("""
                {"instance": "/api/v1/groups/01990000-0000-7000-8000-000000000001", "at": "2026-07-01T00:00:00Z",
                 "before": "2026-06-01T00:00:00Z", "dueOn": "2026-06-01", "next": "%s",
                 "hash": "0000000000000000000000000000000000000000000000000000000000000001",
                 "webhookSecret": "whsec_%s="}""".formatted("A".repeat(43), "A".repeat(43))));
    }

    @Test
    void names_no_people_not_even_invented_ones() {
        assertThat(Exchange.of(null, json("""
                {"form": {"representative": {"name": "藤井久美子", "title": "代表"}, "contact": {"name": null, "phone": "083-000-0000"}}}""")).answer()).isEqualTo(json("""
                {"form": {"representative": {"name": "見本花子", "title": "代表"}, "contact": {"name": null, "phone": "000-000-0000"}}}"""));
    }

    @Test
    void was_seen_as_long_as_members_kinds_codes_and_types_of_events_are_the_same() {
        var seen = Exchange.facts(json("""
                {"code": "LATE", "items": [{"name": "森の学校", "dueOn": null, "by": {"RESERVED": "acct-a"}}], "events": ["kyodo.grant.A.v1"]}"""));

        assertThat(Exchange.unseen(json("""
                {"code": "LATE", "items": [{"name": "川の学校", "dueOn": "2026-06-01", "by": {"COMMITTED": "acct-b"}}],
                 "events": ["kyodo.grant.A.v1"]}"""), seen)).isEmpty();
        assertThat(Exchange.unseen(json("""
                {"code": "EARLY", "items": [{"name": 1, "by": {}}], "events": ["kyodo.grant.B.v1"]}"""), seen))
                .containsExactlyInAnyOrder(
                        ".code is EARLY",
                        ".items[] has [by, name]",
                        ".items[].name is a number",
                        ".events[] is kyodo.grant.B.v1");
    }

    private static JsonNode json(String text) {
        return Json.TOLERANT.readTree(text);
    }
}
