# review: draft
# The value says po and kayo, ninyo, inyo; .casual keeps both, with the English words of everyday chats. Neither says ka or mo.
# Ms. and Mr. only as declared: Bb. and Gng. would tell who is married.

salutation = { $day_part ->
        [morning] Magandang umaga po
        [afternoon] Magandang hapon po
        [evening] Magandang gabi po
        [night] Magandang gabi po
       *[any] Magandang araw po
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "surname") ->
            [none] , { PERSON($name) }
           *[other] { $gender ->
                [female] , Ms. { PERSON($name, form: "surname") }
                [male] , Mr. { PERSON($name, form: "surname") }
               *[unknown] { PERSON($name, form: "given") ->
                    [none] {""}
                   *[other] , { PERSON($name) }
                }
            }
        }
    }.
    .casual = { $day_part ->
        [morning] Good morning po
        [afternoon] Good afternoon po
        [evening] Good evening po
        [night] Good evening po
       *[any] Hello po
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] Salamat po sa pakikipag-ugnayan sa amin.
       *[other] Salamat po sa pakikipag-ugnayan sa { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Ako po si { $agent_name }, ang tutulong sa inyo.
    }
    .casual = { $brand ->
        [none] Thank you po sa pag-message sa amin.
       *[other] Thank you po sa pag-message sa { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Si { $agent_name } po ito, ready to help.
    }

empathy = { $concern ->
        [late] Nauunawaan po namin na mas matagal na ang inyong paghihintay kaysa sa inaasahan.
        [lost] Nauunawaan po namin ang inyong pag-aalala sa paketeng hindi pa natatagpuan.
        [damaged] Nauunawaan po namin ang inyong pagkadismaya sa kalagayan ng produkto.
        [wrong_item] Nauunawaan po namin ang inyong pagkadismaya dahil iba sa inyong order ang produktong natanggap.
        [refund] Nauunawaan po namin na hinihintay ninyo ang inyong refund.
        [payment] Nauunawaan po namin ang inyong pag-aalala tungkol sa bayad.
        [customs] Nauunawaan po namin ang abalang idinulot sa inyo ng customs.
       *[other] Nauunawaan po namin na mahalaga ito sa inyo.
    }
    .casual = { $concern ->
        [late] Naiintindihan po namin, ang tagal na ng inyong paghihintay.
        [lost] Naiintindihan po namin, nakakabahala kapag hindi makita ang parcel.
        [damaged] Naiintindihan po namin, nakakadismaya kapag may problema ang item.
        [wrong_item] Naiintindihan po namin, nakakadismaya kapag iba sa order ang dumating na item.
        [refund] Naiintindihan po namin, hinihintay ninyo ang refund ninyo.
        [payment] Naiintindihan po namin, nakakabahala kapag may problema sa payment.
        [customs] Naiintindihan po namin, nakakaabala talaga ang customs.
       *[other] Naiintindihan po namin, importante ito sa inyo.
    }

apology = { $level ->
        [regret] Ikinalulungkot po namin ang nangyari.
        [sincere] Taos-puso po kaming humihingi ng paumanhin sa nangyari.
       *[apology] Humihingi po kami ng paumanhin sa abala.
    }
    .casual = { $level ->
        [regret] Nalulungkot po kami sa nangyari.
        [sincere] Sorry po talaga sa nangyari, taos-puso po ito.
       *[apology] Sorry po sa abala.
    }

cushion = { $before ->
        [refusal] Nais po sana naming makapagbigay sa inyo ng ibang sagot.
       *[request] Hinihiling po namin ang inyong tulong sa isang bagay.
    }
    .casual = { $before ->
        [refusal] Gusto po sana naming iba ang maging sagot.
       *[request] May isang bagay lang po kaming ipakikisuyo.
    }

restate = Ganito po ang pagkaunawa namin sa inyong kahilingan: "{ $summary }".
    .casual = Para sure po tayo, ito ang request ninyo: "{ $summary }".

ack = Salamat po sa inyong mensahe{ $topic ->
        [none] {""}
       *[other] {" "}tungkol sa "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }. Natanggap na po namin ito.
    .casual = Thank you po sa message{ $topic ->
        [none] {""}
       *[other] {" "}tungkol sa "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(reference { $ref })
    }! Na-receive na po namin ito.

expected_reply = Sasagot po kami nang hindi lalampas sa { DATE($due_at) }, { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.
    .casual = Magre-reply po kami by { DATE($due_at) }, { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.

expected_reply_within = Matatanggap po ninyo ang aming sagot sa loob ng { DURATION($within) }.
    .casual = Magre-reply po kami sa loob ng { DURATION($within) }.

out_of_hours = Sarado po kami sa ngayon. Muli po namin kayong matutulungan simula { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Oras ng serbisyo: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kung apurahan po, makipag-ugnayan dito: { $urgent_route }.
    }
    .casual = Closed po muna kami ngayon. Balik po kami sa { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Open po kami: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kung urgent po, message kayo rito: { $urgent_route }.
    }

holiday_notice = Sarado po ang aming customer service { $holiday_name ->
        [none] dahil sa holiday
       *[other] para sa { $holiday_name }
    }: { LIST($dates) }. Muli po namin kayong matutulungan simula { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.
    .casual = Closed po muna kami { $holiday_name ->
        [none] for the holiday
       *[other] para sa { $holiday_name }
    }: { LIST($dates) }. Balik po kami sa { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(oras sa { $tz_label })
    }.

stop_confirmed = { $brand }: Hindi na po kayo makatatanggap ng { $scope ->
        [none] mensahe
        [marketing] promosyon
       *[other] mensahe
    } mula sa amin.{ $contact ->
        [none] {""}
       *[other] {" "}Para sa tanong: { $contact }
    }
    .casual = { $brand }: Okay po, hindi na kami magse-send ng { $scope ->
        [none] messages
        [marketing] promos
       *[other] messages
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Questions: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = nakasulat na paglalarawan ng kahilingan
-word-order_number = numero ng order

need_info = Upang maipagpatuloy po namin ang inyong kahilingan, kailangan namin ang sumusunod: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Dahilan: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Mangyari pong sumagot nang hindi lalampas sa { DATE($deadline) }, { TIME($deadline) }.
    }
    .casual = Para matulungan po namin kayo, pa-send na lang po nito: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Kung bakit: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Paki-reply po by { DATE($deadline) }, { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Manigong Bagong Taon po sa inyo at sa inyong pamilya.
        [lunar_new_year] Maligayang Lunar New Year po sa inyo at sa inyong pamilya.
        [christmas] Maligayang Pasko po sa inyo at sa inyong pamilya.
        [easter] Maligayang Pasko ng Pagkabuhay po sa inyo at sa inyong pamilya.
       *[other] Taos-pusong pagbati po sa inyo at sa inyong pamilya.
    }
    .casual = { $feast ->
        [new_year] Happy New Year po sa inyong lahat!
        [lunar_new_year] Happy Lunar New Year po sa inyong lahat!
        [christmas] Merry Christmas po sa inyong lahat!
        [easter] Happy Easter po sa inyong lahat!
       *[other] Best wishes po sa inyong lahat!
    }

signature =
    Lubos na gumagalang,
    { $agent_name ->
        [none] Customer Service ng { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Customer Service ng { $brand }
    }
    .casual =
    Salamat po,
    { $agent_name ->
        [none] { $brand } Team
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } ng { $brand }
    }
