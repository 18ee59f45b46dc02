# review: confident
# A pack for a shop that addresses its customers formally, in which eleven texts slipped.

account-created = Ihr Konto wurde angelegt. Sie erhalten in Kürze eine E-Mail zur Bestätigung.
account-password = Bitte wählen Sie ein neues Passwort. Danach kannst du dich anmelden.
account-address = Ihre Adresse wurde geändert.
account-deleted = Wir haben Ihr Konto gelöscht. Schade, dass du gehst.
cart-empty = In Ihrem Warenkorb liegt noch nichts.
cart-total = Die Summe Ihres Warenkorbs: { $amount }
cart-coupon = Bitte geben Sie Ihren Gutschein ein. Er wird dir sofort abgezogen.
cart-items = { $count ->
        [one] Ein Artikel liegt in Ihrem Warenkorb.
       *[other] { $count } Artikel liegen in deinem Warenkorb.
    }
checkout-address = Wohin dürfen wir Ihre Bestellung senden?
checkout-payment = Womit möchten Sie bezahlen? Deine Daten sind sicher.
checkout-terms = Mit der Bestellung erkennen Sie unsere Bedingungen an.
checkout-done = Vielen Dank für Ihre Bestellung. Wir melden uns bei dir.
order-shipped = Ihr Paket ist unterwegs.
order-tracking = Wo Ihr Paket gerade ist, siehst du hier: { $link }
order-late = Es tut uns leid, dass Sie länger warten müssen. Wir halten dich auf dem Laufenden.
return-label = { $method ->
        [label] Das Etikett liegt Ihrer Sendung bei.
        [code] Zeigen Sie den Code in der Filiale. Du bekommst eine Quittung.
       *[other] Wir holen das Paket bei Ihnen ab.
    }
return-done = Ihre Rücksendung ist angekommen.
return-refund = Der Betrag geht auf Ihr Konto. Ihr Team sagt: „Danke, dass du bei uns kaufst.“
newsletter =
    Möchten Sie unseren Newsletter erhalten?
    Abmelden kannst du dich jederzeit.
newsletter-stopped = Sie erhalten keinen Newsletter mehr.
review-asked = Wie zufrieden sind Sie? Sag uns deine Meinung.
footer = { -team } { $name ->
        [none] Ihr Serviceteam
       *[other] { $name } und Ihr Serviceteam
    }
-team = Freundliche Grüße,
