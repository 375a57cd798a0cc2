package org.kyodo.registry.contact;

import jakarta.validation.constraints.Pattern;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Personal;
import org.kyodo.contracts.value.ReachKind;

/**
 * An address or a number at which somebody is reached 連絡先, one of these, in the one form in which it is kept. Personal data: never
 * in an event, a log or an error. That it looks right is all this says; that it is right, only a code that comes back says.
 *
 * @param mail ASCII, the domain in lower case; a Japanese domain as {@code xn--…}
 * @param telephone digits; of Japan from 0, of elsewhere with + and the country's code
 */
@Personal
record ContactValue(
        Optional<@Line(max = 254) @Pattern(regexp = ContactValue.MAIL, message = "MAIL_ADDRESS") String> mail,
        Optional<PostalAddress> post,
        Optional<@Line(max = 16) @Pattern(regexp = ContactValue.TELEPHONE, message = "TELEPHONE_NUMBER") String>
                telephone) {
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    /** As RFC 5321 has it, without comments and addresses by number; the last label is no number. */
    static final String MAIL = "(?=[^@]{1,64}@|\"[^\"]{1,62}\"@)(" + ATOM + "(\\." + ATOM
            + ")*|\"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+\")@(" + LABEL + "\\.)+(?=[a-z])" + LABEL;

    static final String TELEPHONE = "0[1-9][0-9]{8,9}|\\+(?!81)[1-9][0-9]{6,14}";

    /**
     * A postal address 住所.
     *
     * @param code 郵便番号, of 7 digits
     * @param address 都道府県から
     * @param addressee 宛名
     */
    @Personal
    record PostalAddress(
            @Pattern(regexp = PostalAddress.CODE, message = "POSTAL_CODE")
            String code,

            @Line(max = 200) String address,
            @Line(max = 100) String addressee) {
        static final String CODE = "[0-9]{7}";

        public PostalAddress {
            code = digits(code);
        }

        @Override
        public String toString() {
            return "PostalAddress[not shown]";
        }
    }

    public ContactValue {
        mail = mail.map(ContactValue::mail);
        telephone = telephone.map(ContactValue::telephone);
    }

    /** Whether it is one address or number and no more. */
    boolean single() {
        return Stream.of(mail, post, telephone).filter(Optional::isPresent).count() == 1;
    }

    ReachKind kind() {
        return mail.isPresent() ? ReachKind.MAIL : post.isPresent() ? ReachKind.POST : ReachKind.TELEPHONE;
    }

    /** As much of it as whose it is will know again, and nobody else learns it from. */
    String masked() {
        return mail.map(ContactValue::maskedMail)
                .or(() -> post.map(address -> address.code().substring(0, 3) + "-****"))
                .or(() -> telephone.map(
                        number -> "*".repeat(number.length() - 3) + number.substring(number.length() - 3)))
                .orElse("");
    }

    private static String maskedMail(String address) {
        int at = address.lastIndexOf('@');
        int first = address.startsWith("\"") ? 1 : 0;
        return address.substring(first, first + 1) + "***" + address.substring(at);
    }

    /** Typed with full-width letters, as many are, it is the same. */
    private static String mail(String typed) {
        String address = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        int at = address.lastIndexOf('@');
        return at < 0
                ? address
                : local(address.substring(0, at)) + "@"
                        + address.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    /** Mobile carriers gave out addresses with two dots in a row or one at the end, which must stand in quotes. */
    private static String local(String name) {
        boolean quoted = name.startsWith("\"");
        return !quoted && (name.contains("..") || name.endsWith(".") || name.startsWith(".")) ? '"' + name + '"' : name;
    }

    private static String telephone(String typed) {
        String number = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s()‐‑–—―−ーー-]", "");
        return number.startsWith("+81") ? "0" + number.substring(3).replaceFirst("^0", "") : number;
    }

    private static String digits(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s〒‐‑–—―−ー-]", "");
    }

    @Override
    public String toString() {
        return "ContactValue[not shown]";
    }
}
