package org.kyodo.notification.subscription;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;

/**
 * Where a department's own system takes events 配信先: an absolute http(s) address without a user and without a fragment, at
 * most 500 characters. It may hold a secret in its path or query, so it is shown to nobody once it is given.
 */
record WebhookAddress(@JsonValue String url) {
    private static final int MAX = 500;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WebhookAddress {
        if (url == null || url.length() > MAX || !proper(url)) {
            throw new InvalidInput(
                    "webhookUrl",
                    // A mistyped address may hold a secret as well.
                    Wording.ADDRESS_OF.of(url == null ? 0 : url.length()),
                    Wording.WEBHOOK_ADDRESS.of(MAX));
        }
    }

    private static boolean proper(String url) {
        try {
            URI uri = new URI(url);
            return uri.isAbsolute()
                    && (uri.getScheme().equalsIgnoreCase("https")
                            || uri.getScheme().equalsIgnoreCase("http"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() <= 65_535
                    && uri.getPort() != 0
                    && url.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    public URI uri() {
        return URI.create(url);
    }

    /** In lower case; a literal IPv6 address without its brackets. */
    String host() {
        String host = uri().getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The one of its scheme, where none is written. */
    int port() {
        return uri().getPort() < 0 ? isEncrypted() ? 443 : 80 : uri().getPort();
    }

    /** Scheme, host and port: {@code https://bousai.example:8443}. */
    public String origin() {
        URI uri = uri();
        return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    public boolean isEncrypted() {
        return uri().getScheme().equalsIgnoreCase("https");
    }

    /** The IP address, where the host is written as one; nothing is looked up. */
    Optional<InetAddress> literal() {
        try {
            return Optional.of(InetAddress.ofLiteral(uri().getHost()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return origin() + "/…";
    }
}
