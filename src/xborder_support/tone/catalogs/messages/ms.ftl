# review: draft
# The value says anda, with Tuan/Puan in the salutation; .casual keeps anda, in the lighter words of a chat (dah, ya), never awak.
# Malay names have no surname: the whole name follows Tuan or Puan, and only one of them as declared.

salutation = { $gender ->
        [female] Puan
        [male] Tuan
       *[unknown] Tuan/Puan
    }{ $name ->
        [none] {""}
       *[other] {" "}{ PERSON($name) }
    } yang dihormati,
    .casual = Hai{ $name ->
        [none] {""}
       *[other] {" "}{ PERSON($name, form: "given") }
    },

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Nama saya { $agent_name }, dan saya menguruskan permintaan anda.
        }
       *[other] { $agent_name ->
            [none] Kami dari Khidmat Pelanggan { $brand }.
           *[other] Saya { $agent_name } dari Khidmat Pelanggan { $brand }, dan saya menguruskan permintaan anda.
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Saya { $agent_name }, yang uruskan permintaan anda.
        }
       *[other] { $agent_name ->
            [none] Kami dari pasukan { $brand }.
           *[other] Saya { $agent_name } dari pasukan { $brand }, yang uruskan permintaan anda.
        }
    }

empathy = { $concern ->
        [late] Kami memahami kebimbangan anda tentang penghantaran pesanan.
        [lost] Kami memahami kebimbangan anda tentang bungkusan anda.
        [damaged] Kami memahami kebimbangan anda tentang barang pesanan anda.
        [wrong_item] Kami memahami kebimbangan anda tentang kesesuaian barang dengan pesanan.
        [refund] Kami memahami kebimbangan anda tentang bayaran balik.
        [payment] Kami memahami kebimbangan anda tentang pembayaran.
        [customs] Kami memahami kebimbangan anda tentang urusan kastam.
       *[other] Kami memahami bahawa perkara ini penting bagi anda.
    }
    .casual = { $concern ->
        [late] Kami faham, anda tentu risau tentang penghantaran.
        [lost] Kami faham, anda tentu risau tentang bungkusan anda.
        [damaged] Kami faham, anda tentu risau tentang barang anda.
        [wrong_item] Kami faham, anda tentu risau tentang barang pesanan anda.
        [refund] Kami faham, anda tentu risau tentang bayaran balik.
        [payment] Kami faham, anda tentu risau tentang pembayaran.
        [customs] Kami faham, anda tentu risau tentang urusan kastam.
       *[other] Kami faham, perkara ini penting bagi anda.
    }

apology = { $level ->
        [regret] Kami berasa kesal atas perkara ini.
        [sincere] Kami memohon maaf dengan setulus hati atas perkara yang telah berlaku.
       *[apology] Kami memohon maaf atas kesulitan ini.
    }
    .casual = { $level ->
        [regret] Kami kesal perkara ini berlaku.
        [sincere] Kami betul-betul minta maaf atas apa yang dah berlaku.
       *[apology] Kami minta maaf atas kesulitan ini ya.
    }

cushion = { $before ->
        [refusal] Dukacita dimaklumkan bahawa kami tidak dapat memenuhi harapan anda.
       *[request] Kami memohon kerjasama anda untuk satu perkara.
    }
    .casual = { $before ->
        [refusal] Sayang sekali, kami tak dapat penuhi harapan anda.
       *[request] Kami perlukan bantuan anda sekejap ya.
    }

restate = Kami memahami permintaan anda seperti berikut: "{ $summary }".
    .casual = Kami sahkan dulu ya: "{ $summary }".

ack = Terima kasih kerana menghubungi kami. Mesej anda{ $topic ->
        [none] {""}
       *[other] {" "}mengenai "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(rujukan { $ref })
    } telah kami terima.
    .casual = Terima kasih kerana hubungi kami! Mesej anda{ $topic ->
        [none] {""}
       *[other] {" "}tentang "{ $topic }"
    }{ $ref ->
        [none] {""}
       *[other] {" "}(rujukan { $ref })
    } dah kami terima.

expected_reply = Kami akan membalas selewat-lewatnya pada { DATE($due_at) }, pukul { TIME($due_at, pattern: "h:mm B") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }.
    .casual = Kami balas selewat-lewatnya { DATE($due_at) }, pukul { TIME($due_at, pattern: "h:mm B") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    } ya.

expected_reply_within = Anda akan menerima balasan kami dalam tempoh { DURATION($within) }.
    .casual = Kami balas dalam masa { DURATION($within) } ya.

out_of_hours = Buat masa ini, kami berada di luar waktu perkhidmatan. Kami akan kembali membantu anda pada { DATE($opens_at) }, pukul { TIME($opens_at, pattern: "h:mm B") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Waktu perkhidmatan: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Untuk hal yang mendesak, sila hubungi: { $urgent_route }.
    }
    .casual = Sekarang di luar waktu perkhidmatan ya. Kami kembali { DATE($opens_at) }, pukul { TIME($opens_at, pattern: "h:mm B") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Waktu kami: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kalau mendesak, hubungi kami di sini: { $urgent_route }.
    }

holiday_notice = { $holiday_name ->
        [none] Khidmat pelanggan kami bercuti
       *[other] Sempena { $holiday_name }, khidmat pelanggan kami bercuti
    }: { LIST($dates) }. Kami akan kembali membantu anda pada { DATE($opens_at) }, pukul { TIME($opens_at, pattern: "h:mm B") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }.
    .casual = { $holiday_name ->
        [none] Kami cuti
       *[other] Kami cuti sempena { $holiday_name }
    } ya: { LIST($dates) }. Kami kembali { DATE($opens_at) }, pukul { TIME($opens_at, pattern: "h:mm B") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(waktu { $tz_label })
    }.

stop_confirmed = { $brand }: Anda tidak akan menerima { $scope ->
        [none] mesej
        [marketing] mesej promosi
       *[other] mesej
    } lagi daripada kami.{ $contact ->
        [none] {""}
       *[other] {" "}Pertanyaan: { $contact }
    }
    .casual = { $brand }: Okey, kami takkan hantar { $scope ->
        [none] mesej
        [marketing] mesej promosi
       *[other] mesej
    } lagi.{ $contact ->
        [none] {""}
       *[other] {" "}Pertanyaan: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = keterangan bertulis tentang perkara ini
-word-order_number = nombor pesanan

need_info = Untuk memproses permintaan anda, sila kirimkan maklumat berikut: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Sebab: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Sila balas selewat-lewatnya pada { DATE($deadline) }, pukul { TIME($deadline, pattern: "h:mm B") }.
    }
    .casual = Untuk bantu anda, kami perlukan maklumat ini: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Sebabnya: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Balas selewat-lewatnya { DATE($deadline) }, pukul { TIME($deadline, pattern: "h:mm B") } ya.
    }

feast_greeting = { $feast ->
        [new_year] Selamat Tahun Baharu kepada anda sekeluarga.
        [lunar_new_year] Selamat Tahun Baharu Cina kepada anda sekeluarga.
        [ramadan] Selamat menyambut bulan Ramadan.
        [eid_al_fitr] Selamat Hari Raya Aidilfitri, maaf zahir dan batin.
        [eid_al_adha] Selamat Hari Raya Aidiladha kepada anda sekeluarga.
        [diwali] Selamat Hari Deepavali kepada anda sekeluarga.
        [christmas] Selamat Hari Krismas kepada anda sekeluarga.
        [mid_autumn] Selamat menyambut Pesta Kuih Bulan.
       *[other] Salam sejahtera kepada anda sekeluarga.
    }
    .casual = { $feast ->
        [new_year] Selamat Tahun Baharu untuk anda sekeluarga!
        [lunar_new_year] Selamat Tahun Baharu Cina untuk anda sekeluarga!
        [ramadan] Selamat berpuasa ya!
        [eid_al_fitr] Selamat Hari Raya! Maaf zahir dan batin ya.
        [eid_al_adha] Selamat Hari Raya Aidiladha untuk anda sekeluarga!
        [diwali] Selamat Hari Deepavali untuk anda sekeluarga!
        [christmas] Selamat Hari Krismas untuk anda sekeluarga!
        [mid_autumn] Selamat Pesta Kuih Bulan!
       *[other] Salam mesra untuk anda sekeluarga!
    }

signature =
    Sekian, terima kasih.
    { $agent_name ->
        [none] Khidmat Pelanggan { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Khidmat Pelanggan { $brand }
    }
    .casual =
    Salam mesra,
    { $agent_name ->
        [none] Pasukan { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } dari { $brand }
    }
