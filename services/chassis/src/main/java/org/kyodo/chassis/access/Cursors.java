package org.kyodo.chassis.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.chassis.sealing.ServiceKey;
import org.kyodo.contracts.Json;

/**
 * The cursors of lists as callers have them: sealed, so that they tell nothing of what stands where a page ended, and good only for
 * the list that they came from, with its filters, order and words, for the same municipality.
 */
public final class Cursors {
    /** The parameter of a request that carries one. */
    public static final String PARAMETER = "cursor";

    /** The parameter of a request that wants the list counted. */
    public static final String TOTAL = "total";

    /** They may differ from page to page. */
    private static final Set<String> NOT_OF_THE_LIST = Set.of(PARAMETER, "limit", TOTAL);

    private static final int LONGEST = 1_000;
    private final ServiceKey key;
    private volatile Seal seal;

    /** @param key by which they are sealed */
    public Cursors(ServiceKey key) {
        this.key = key;
    }

    /** The cursor for the position at which a page of this list ended. */
    public String close(String position, HttpServletRequest list, String municipality) {
        byte[] sealed = seal().close(position.getBytes(StandardCharsets.UTF_8), place(list, municipality));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The position; nothing where the cursor is not ours, or of another list. */
    public Optional<String> open(String cursor, HttpServletRequest list, String municipality) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        Seal ours = seal();
        try {
            byte[] opened = ours.open(Base64.getUrlDecoder().decode(cursor), place(list, municipality));
            return Optional.of(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Altered, cut, of another list, or sealed with another key: all the same to the caller.
            return Optional.empty();
        }
    }

    /** Not at the start, for the database may be away then. */
    private Seal seal() {
        if (seal == null) {
            seal = new Seal(HexFormat.of().parseHex(key.fingerprint("cursors", "key")));
        }
        return seal;
    }

    /** What a list is: its path, its filters, order and words, and whose it is. */
    private static byte[] place(HttpServletRequest list, String municipality) {
        Map<String, List<String>> filters = new TreeMap<>();
        list.getParameterMap().forEach((name, values) -> {
            if (!NOT_OF_THE_LIST.contains(name)) {
                filters.put(name, Arrays.asList(values));
            }
        });
        List<String> parts = new ArrayList<>(List.of(list.getRequestURI(), municipality));
        filters.forEach((name, values) -> {
            parts.add(name);
            parts.addAll(values);
        });
        return Json.TOLERANT.writeValueAsBytes(parts);
    }
}
