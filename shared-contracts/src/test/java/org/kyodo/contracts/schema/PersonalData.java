package org.kyodo.contracts.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds what looks like a person's data 個人情報, by the words in the names of properties and types and by formats. */
final class PersonalData {
    private static final Set<String> WORDS = Set.of(
            "address",
            "age",
            "bank",
            "birth",
            "birthday",
            "birthplace",
            "cell",
            "citizen",
            "contact",
            "email",
            "face",
            "family",
            "fax",
            "firstname",
            "fullname",
            "furigana",
            "gender",
            "guardian",
            "iban",
            "income",
            "kana",
            "kanji",
            "lastname",
            "mail",
            "mobile",
            "mynumber",
            "name",
            "names",
            "nationality",
            "nickname",
            "officer",
            "passport",
            "person",
            "persons",
            "phone",
            "photo",
            "portrait",
            "postal",
            "postcode",
            "representative",
            "representatives",
            "resident",
            "salary",
            "sex",
            "signature",
            "spouse",
            "street",
            "surname",
            "tel",
            "telephone",
            "zip");

    private static final Set<String> FORMATS = Set.of("email", "idn-email", "phone", "ipv4", "ipv6");

    private PersonalData() {}

    /** The paths of the properties of a schema that look like a person's data: {@code /lines/officerName}. */
    static List<String> suspects(JsonNode schema) {
        List<String> suspects = new ArrayList<>();
        walk("", schema, suspects);
        return suspects;
    }

    /** Whether a name in camel case has a suspicious word in it: {@code nameKana}, {@code PhoneNumber}. */
    static boolean isSuspect(String name) {
        for (String word : name.split("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")) {
            if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return WORDS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static void walk(String path, JsonNode schema, List<String> suspects) {
        schema.path("properties").properties().forEach(property -> {
            String inner = path + "/" + property.getKey();
            if (isSuspect(property.getKey())) {
                suspects.add(inner);
            }
            walk(inner, property.getValue(), suspects);
        });
        if (FORMATS.contains(schema.path("format").asString(""))) {
            suspects.add(path + " of format " + schema.path("format").stringValue());
        }
        for (String keyword : List.of("items", "additionalProperties")) {
            if (schema.path(keyword).isObject()) {
                walk(path, schema.path(keyword), suspects);
            }
        }
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            schema.path(keyword).forEach(part -> walk(path, part, suspects));
        }
    }
}
