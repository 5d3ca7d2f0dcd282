package org.lerexchange.local.region;

/** What an achievement is aligned to (Open Badges 3.0, class Alignment, B.1.4). */
public record Alignment(
        String targetName, String targetUrl, String targetCode, String targetType, String targetFramework) {

    static Alignment ofSkill(String id, String label, String framework) {
        return new Alignment(label, id, id, "ceasn:Competency", framework);
    }

    static Alignment ofOccupation(String code, String title) {
        return new Alignment(
                title, "https://www.onetonline.org/link/summary/" + code, code, "ext:Occupation", "O*NET-SOC");
    }

    boolean isOfSkill() {
        return targetType.equals("ceasn:Competency");
    }
}
